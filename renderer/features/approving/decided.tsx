export default function Decided() {
  return null;
}
