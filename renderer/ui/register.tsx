/** A register: heads of its columns, and a list of any length below them. */
import { VirtualRows, type VirtualRowsProps } from './virtual-rows.tsx';

export function Register<T>({
  columns,
  heads,
  ...rows
}: VirtualRowsProps<T> & {
  /** The class that lays out heads and rows, in the feature's sheet. */
  readonly columns: string;
  readonly heads: readonly string[];
}) {
  return (
    <div className="register">
      <div className={`register-head ${columns}`} aria-hidden="true">
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <VirtualRows {...rows} />
    </div>
  );
}
