/** What a session was shown and is on record for. A screen that draws the same again asks nothing new (A0). */
import type { CommandName } from '../../shared/contract/commands.ts';
import type { SignedIn } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';

/** Of one session; beyond these the oldest is forgotten, and asking it again is an entry again. */
const readingsMax = 1_000;

const ofSession = new WeakMap<SignedIn, Set<string>>();

export class AnsweredReadings {
  private readonly vault: OpenVault;
  private readonly session: SignedIn | null;
  private readonly question: string;

  constructor(vault: OpenVault, name: CommandName, input: unknown) {
    this.vault = vault;
    this.session = vault.signedIn;
    this.question = JSON.stringify([name, input]);
  }

  get has(): boolean {
    return this.session !== null && ofSession.get(this.session)?.has(this.question) === true;
  }

  /** It was answered, to the session that asked. */
  note(): void {
    const { session } = this;
    if (session === null || this.vault.signedIn !== session) return;
    const readings = ofSession.get(session) ?? new Set<string>();
    ofSession.set(session, readings.add(this.question));
    if (readings.size <= readingsMax) return;
    for (const oldest of readings) {
      readings.delete(oldest);
      break;
    }
  }
}
