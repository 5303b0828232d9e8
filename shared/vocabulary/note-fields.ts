/** Fields of sealed notes: of an exit interview, and of a talk of any cause (P2, P4). */
export const interviewFields = ['reason', 'advice', 'satisfaction', 'plans', 'consequences', 'text'] as const;
export const talkFields = ['why', 'with', 'text'] as const;
export const noteFields = [
  'reason',
  'advice',
  'satisfaction',
  'plans',
  'consequences',
  'why',
  'with',
  'text',
] as const;
export type NoteField = (typeof noteFields)[number];
export type NoteFields = { readonly [F in NoteField]?: string | undefined };
