/** A paper of one of many rows: a word without a key, since P means the page's own. */
import { useState } from 'react';
import type { Paper } from '../../../shared/vocabulary/terms.ts';
import { PrintDialog } from '../../ui/print-dialog.tsx';

export function PaperButton({
  paper,
  about,
  label,
}: {
  readonly paper: Paper;
  readonly about: string;
  readonly label: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && <PrintDialog paper={paper} about={about} onClose={() => setOpen(false)} />}
    </>
  );
}
