/**
 * Who runs when: the order of one round, by index. Over 2 x size rounds each contender stands in each place equally
 * often and follows each other one equally often, so that what one leaves behind (garbage, a cold cache) burdens all
 * alike. Source: E. J. Williams, "Experimental designs balanced for the estimation of residual effects", 1949.
 */
export function orderOf(round: number, size: number): number[] {
  const zigzag = Array.from({ length: size }, (_, place) => (place % 2 === 1 ? (place + 1) / 2 : size - place / 2));
  const order = zigzag.map((index) => (index + round) % size);
  // With an odd size one direction alone leaves pairs out; the mirror image of the square holds them.
  return Math.floor(round / size) % 2 === 1 ? order.reverse() : order;
}
