/** "a", "a and b", "a, b and c", "a, b and 7 more". */
export function listed(items: readonly string[], limit: number): string {
  if (items.length === 1) return items[0];
  const named = items.length > limit ? items.slice(0, limit) : items.slice(0, -1);
  const rest = items.length > limit ? `${items.length - limit} more` : items[items.length - 1];
  return `${named.join(", ")} and ${rest}`;
}
