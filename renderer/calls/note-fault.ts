/** Hands the shell the trace of what was thrown in the screens: places and codes, never words. */
import { filesBelow, keepCallSites, traceOf } from '../../shared/diagnostics/trace.ts';
import { askShell } from './desktop.ts';

export const noteFault = (error: unknown): void =>
  void askShell('fault.note', { errors: traceOf(error) }).catch(() => undefined);

/** To be called once. What is thrown and caught by nobody is noted as well. */
export function noteEveryFault(): void {
  keepCallSites(filesBelow(new URL('.', location.href).href));
  window.addEventListener('error', (event) => noteFault(event.error));
  window.addEventListener('unhandledrejection', (event) => noteFault(event.reason));
}
