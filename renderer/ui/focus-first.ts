/** For `afterOpenChange` of a dialog: its first field has the focus, where antd would give it to the closing button. */
export function focusFirstField(open: boolean): void {
  if (!open) return;
  const newest = [...document.querySelectorAll('[role=dialog]')].at(-1);
  newest?.querySelector<HTMLElement>('.ant-modal-body :is(input, textarea, select):not([disabled])')?.focus();
}
