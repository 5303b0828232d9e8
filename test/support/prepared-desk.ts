/** A desk with work on it already, made once a run and copied for each test: filing a document costs more than most tests. */
import { cpSync } from 'node:fs';
import { Desk, openDesk } from './desk.ts';
import { type DeskMemory, remember, saveDesk } from './desk-memory.ts';
import { madeOnce } from './made-once.ts';

/** `prepare` is known by `name` and answers what JSON carries. The desk is open, with nobody signed in. */
export async function preparedDesk<T>(
  name: string,
  prepare: (desk: Desk) => Promise<T>,
  make: () => Promise<Desk> = openDesk,
): Promise<{ readonly desk: Desk; readonly told: T }> {
  const { folder, told } = await madeOnce(['prepared desk', name], async (into) => {
    const made = await make();
    const answer = await prepare(made);
    await made.close();
    const memory = saveDesk(made, into);
    await made.dispose();
    return { memory, answer };
  });
  const { memory, answer } = told as { memory: DeskMemory; answer: T };
  const desk = new Desk();
  cpSync(folder, desk.root, { recursive: true });
  remember(desk, memory);
  await desk.open();
  return { desk, told: answer };
}
