export default function Mend() {
  return null;
}
