export default function Trust() {
  return null;
}
