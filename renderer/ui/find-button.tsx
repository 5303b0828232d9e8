/** Opens the one field, by `Ctrl K` or by hand, and gives the focus back where it was when nothing is chosen. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { defineWords } from '../i18n/words.ts';
// Not loaded when asked for: what is typed right after Ctrl K would reach the screen below, where letters are acts.
import { FindDialog } from './find-dialog.tsx';
import { useKeys } from './keys.ts';
import { Key } from './marks.tsx';

const words = defineWords('find-button', { find: ['查找', 'Find'] });

export function FindButton() {
  const say = words.use();
  const [open, setOpen] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const show = (): void => {
    cameFrom.current = document.activeElement;
    setOpen(true);
  };
  useKeys({ 'Ctrl+k': show });
  // Once the dialog is gone: as long as it is there it keeps the focus.
  useEffect(() => {
    if (open || !(cameFrom.current instanceof HTMLElement)) return;
    cameFrom.current.focus();
    cameFrom.current = null;
  }, [open]);
  return (
    <>
      <Button className="find-button" size="small" onClick={show}>
        {say('find')} <Key>Ctrl K</Key>
      </Button>
      {open && (
        <FindDialog
          onClose={() => setOpen(false)}
          onGone={() => {
            cameFrom.current = null;
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
