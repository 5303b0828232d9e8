document.querySelector('#body').textContent = 'a script ran';
