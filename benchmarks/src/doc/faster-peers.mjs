const isPeer = (name) => /redact/.test(name) && !name.startsWith("philog");
const numberOf = (name) => /, ([\d,]+) (?:rules|paths)$/.exec(name)?.[1];
const figure = ({ ratio, value }) => ratio ?? value;

/** The figure of Philog that a peer's is held against: its default, or the one with as many rules as the peer has paths. */
function ownOf(results, peer) {
  const own = results.filter(({ name }) => name.startsWith("philog"));
  const rules = own.find(({ name }) => numberOf(name) !== undefined && numberOf(name) === numberOf(peer.name));
  return rules ?? own.find(({ name }) => name === "philog, default (remove)" || name === "philog");
}

/** Each peer's figure divided by Philog's, for every question of one Node version. */
function ratiosOf({ questions }) {
  return Object.values(questions)
    .flat()
    .flatMap(({ question, results }) =>
      results
        .filter(({ name }) => isPeer(name))
        .map((peer) => ({ question, peer: peer.name, ratio: figure(peer) / figure(ownOf(results, peer)) })),
    );
}

/** Two digits that count: a peer that takes a hundredth is not said to take nothing. */
const written = (ratio) => (ratio < 0.095 ? `${Number(ratio.toPrecision(1))}` : ratio.toFixed(2));

/** A row for each question in which a peer takes less than Philog on any Node version: its figure with Philog's as 1. */
export function fasterPeers(results) {
  const all = results.map(ratiosOf);
  return all[0].flatMap(({ question, peer }) => {
    const ratios = all.map((each) => each.find((row) => row.question === question && row.peer === peer).ratio);
    return ratios.some((ratio) => ratio < 1) ? [[question, `\`${peer}\``, ...ratios.map(written)]] : [];
  });
}
