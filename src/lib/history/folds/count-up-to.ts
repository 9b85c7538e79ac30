// How much of an ordered list lies within the first k events: a binary search, with which every view finds its place.

/** How many elements, from the front, have a number (ascending along the list) of at most `limit`. O(log n). */
export function countUpTo<T>(list: readonly T[], limit: number, numberOf: (element: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && numberOf(element) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
