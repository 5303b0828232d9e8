/** One's own archive, with what one may do for oneself. */
import { useStatus } from '../../session/session.tsx';
import { Archive } from './archive.tsx';

export default function MyTraining() {
  const { signedInNo } = useStatus();
  return signedInNo === null ? null : <Archive who={`#${signedInNo}`} own />;
}
