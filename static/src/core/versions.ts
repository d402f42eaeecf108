// Which of a queue's commands are laid over which: a save that was typed on in before it was sent has a new id and the old root.

import type { Queued } from "./outbox";

export function rootOf(queued: Queued): string {
  return queued.root ?? queued.id;
}

/** A page that ended while it laid one save over another left both. */
export function newest(queue: readonly Queued[]): Queued[] {
  return queue.filter((one) => !queue.some((other) => rootOf(other) === rootOf(one) && (other.version ?? 0) > (one.version ?? 0)));
}

export function inOrder(queue: readonly Queued[]): Queued[] {
  return [...queue].sort((one, other) => one.order - other.order);
}
