/**
 * Names for the moments between two durable steps. They do nothing here. Crash tests bundle the program with a
 * module of their own in this one's place, which stops there until the process is killed (test/faults/).
 */
export const stepPoints = [
  'view.before-policy',
  'view.after-policy',
  'view.after-capsules',
  'view.after-decryption',
  'view.after-first-page-drawn',
  'view.before-transaction',
  'view.before-commit',
  'view.after-commit',
  'view.after-anchors',
  'view.before-release',
  'view.after-release',
  'view.before-next-page-commit',
  'view.after-next-page-commit',
  'view.before-close-commit',
  'view.after-close-commit',
] as const;
export type StepPoint = (typeof stepPoints)[number];

export function stepPoint(_point: StepPoint): void {}
