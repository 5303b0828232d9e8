/** The commitments of a body by the last key on the way to each; numbers in lists are none (audit-part.md §4). */
export function commitmentNames(body: {
  readonly place: unknown;
  readonly data: unknown;
}): Map<string, string> {
  const names = new Map<string, string>();
  collect(body.place, 'place', names);
  collect(body.data, 'data', names);
  return names;
}

function collect(value: unknown, name: string, names: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, name, names);
    return;
  }
  const { commit } = value as { readonly commit?: unknown };
  if (typeof commit === 'string' && Object.keys(value).length === 1) names.set(commit, name);
  else for (const [key, inner] of Object.entries(value)) collect(inner, key, names);
}
