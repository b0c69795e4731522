// A file of many thousand rows has few distinct quantities, dates, weeks and services: each is worked out once.

/** `work`, remembering its answers; only so many, so that a file of nothing but distinct cells fills no memory. */
export function remembering<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const answer = work(text);
    if (known.size < 10_000) known.set(text, answer);
    return answer;
  };
}
