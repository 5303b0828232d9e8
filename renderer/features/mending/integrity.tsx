export default function Integrity() {
  return null;
}
