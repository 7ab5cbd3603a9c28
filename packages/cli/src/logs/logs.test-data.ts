/** Lines as `@philog/cloudwatch` stores them. */
export const stored = (stream: string, seq: number, members: object = { level: 30, seq }) =>
  `${JSON.stringify(members).slice(0, -1)},"philogStream":"${stream}","philogSeq":${seq}}`;

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
