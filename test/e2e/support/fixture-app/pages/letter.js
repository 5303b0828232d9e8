// A second sheet of paper, were this to run.
const sheet = document.createElement('p');
sheet.style.breakBefore = 'page';
sheet.textContent = 'a script ran';
document.body.append(sheet);
