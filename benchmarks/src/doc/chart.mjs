const size = { width: 760, label: 190, bar: 18, gap: 6, group: 34, top: 44, bottom: 16 };

/** Mid tones, so that the bars stand out on white and on black; the words follow the reader's scheme. */
const style = `text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; } .line { stroke: #1f2328; stroke-dasharray: 3 3; }
.philog { fill: #2f8f5b; } .peer { fill: #c2703d; } .plain { fill: #8a919a; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .line { stroke: #e6edf3; } }`;

const escapeXml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const kindOf = (name) => (name.startsWith("philog") ? "philog" : name === "pino" ? "plain" : "peer");
const round = (value) => Number(value.toFixed(1));

/** Ratios to plain pino as bars, a group a Node version: SVG text without any dependency. */
export function drawChart(groups) {
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ ratio }) => ratio)));
  const scale = (size.width - size.label - 56) / longest;
  const step = size.bar + size.gap;
  const heights = groups.map(({ bars }) => size.group + bars.length * step);
  const height = size.top + heights.reduce((sum, each) => sum + each, 0) + size.bottom;
  const shapes = groups.flatMap(({ title, bars }, index) => {
    const top = size.top + heights.slice(0, index).reduce((sum, each) => sum + each, 0);
    return [
      `<text class="title" x="8" y="${top + 18}">${escapeXml(title)}</text>`,
      ...bars.flatMap(({ name, ratio }, place) => {
        const y = top + size.group - 6 + place * step;
        const width = round(ratio * scale);
        return [
          `<text x="8" y="${y + 14}">${escapeXml(name)}</text>`,
          `<rect class="${kindOf(name)}" x="${size.label}" y="${y}" width="${width}" height="${size.bar}" rx="2"/>`,
          `<text x="${round(size.label + width + 6)}" y="${y + 14}">${ratio.toFixed(2)}</text>`,
        ];
      }),
    ];
  });
  const one = round(size.label + scale);
  const head = "A log call of a 1 KB record: time divided by plain pino's, less is faster";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${head}">
<style>${style}</style>
<text class="title" x="8" y="24">${head}</text>
${shapes.join("\n")}
<line class="line" x1="${one}" y1="${size.top}" x2="${one}" y2="${height - size.bottom}"/>
</svg>
`;
}
