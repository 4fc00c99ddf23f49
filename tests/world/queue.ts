/** Something that happens at a moment. Of those at the same moment the one with the lowest `tie` comes first. */
export interface Entry {
  at: number;
  tie: number;
  order: number;
  cancelled: boolean;
  run(): void | Promise<void>;
}

function isBefore(one: Entry, other: Entry): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.tie !== other.tie) return one.tie < other.tie;
  return one.order < other.order;
}

export interface Queue {
  push(entry: Entry): void;
  peek(): Entry | undefined;
  pop(): Entry | undefined;
}

/** A binary heap: what comes next is always first. */
export function createQueue(): Queue {
  const heap: Entry[] = [];
  function rise(from: number): void {
    let at = from;
    const entry = heap[at] as Entry;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as Entry;
      if (isBefore(above, entry)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }
  function sink(entry: Entry): void {
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const right = heap[child + 1];
      const left = heap[child] as Entry;
      const lower = right !== undefined && isBefore(right, left) ? right : left;
      if (isBefore(entry, lower)) break;
      heap[at] = lower;
      at = lower === left ? child : child + 1;
    }
    heap[at] = entry;
  }
  return {
    push: (entry) => {
      heap.push(entry);
      rise(heap.length - 1);
    },
    peek: () => heap[0],
    pop: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first;
    },
  };
}
