/** The first of many by an order, without keeping the others: a heap of at most `limit`, the last of them on top. */
export class Top<T> {
  readonly #order: (a: T, b: T) => number;
  readonly #limit: number;
  readonly #heap: T[] = [];

  /** @param limit how many are kept; absent = all */
  constructor(order: (a: T, b: T) => number, limit = Infinity) {
    this.#order = order;
    this.#limit = limit;
  }

  add(item: T): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(item);
      this.#rise(heap.length - 1);
    } else if (heap[0] !== undefined && this.#order(item, heap[0]) < 0) {
      heap[0] = item;
      this.#sink();
    }
  }

  /** What was kept, in order. */
  sorted(): T[] {
    return [...this.#heap].sort(this.#order);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.#order(heap[at] as T, heap[parent] as T) <= 0) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.#order(heap[child] as T, heap[last] as T) > 0) last = child;
      }
      if (last === at) return;
      this.#swap(at, last);
      at = last;
    }
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  }
}
