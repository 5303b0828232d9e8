/** What waits for this person's signature, in a bar that does not move. */

import { State } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import type { useLines } from './use-lines.tsx';
import { handoverWords } from './words.ts';

export function SignMine({ lines }: { readonly lines: ReturnType<typeof useLines> }) {
  const say = handoverWords.use();
  const { signable, signed } = lines;
  if (signable.length === 0 && signed === null) return null;
  return (
    <div className="sign-mine">
      {signed !== null && <State shape="done">{say('signedDone', { n: signed.signed.length })}</State>}
      {signable.length > 0 && (
        <SignButton size="middle" onClick={() => lines.setOpen('sign')} keyHint="S">
          {say('signMine', { n: signable.length })}
        </SignButton>
      )}
    </div>
  );
}
