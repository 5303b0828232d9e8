export default function MyLoans() {
  return null;
}
