/** Carries out one thing at a time: what is asked for while another is under way is not done. Rejects as what it carries out does. */
export function createOneAtATime(): (what: () => Promise<void>) => Promise<void> {
  let isBusy = false;
  return async (what) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await what();
    } finally {
      isBusy = false;
    }
  };
}
