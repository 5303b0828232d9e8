export default function LoanRegister() {
  return null;
}
