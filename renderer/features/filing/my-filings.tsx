export default function MyFilings() {
  return null;
}
