import { type Person, roleInDanish } from './person.ts';

function escaped(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
  body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f5f5f5; margin: 0; }
  main { max-width: 30rem; margin: 3rem auto; padding: 2rem; background: #fff; border-top: .375rem solid #0059b3; }
  h1 { font-size: 1.5rem; margin-top: 0; }
  ul { list-style: none; margin: 1.5rem 0 0; padding: 0; }
  li { margin-bottom: .5rem; }
  button { width: 100%; min-height: 3rem; padding: .5rem 1rem; font: inherit; text-align: left; color: inherit; background: #fff;
    border: 1px solid #767676; border-radius: .25rem; cursor: pointer; }
  button:hover { background: #eef4fb; }
  button:focus-visible { outline: .1875rem solid #0059b3; outline-offset: .125rem; }
  small { display: block; color: #545454; }
</style>
</head>
<body><main>${body}</main></body>
</html>`;
}

/** One button a person; the first has the focus, so Enter is enough. The office is named where there are several. */
export function signInPage(action: string, people: Person[]): string {
  const hasSeveralUnits = new Set(people.map(({ unit }) => unit)).size > 1;
  const buttons = people.map(
    ({ user, name, role, unit }, index) =>
      `<li><button name="user" value="${escaped(user)}"${index === 0 ? ' autofocus' : ''}>${escaped(name)}` +
      `<small>${[roleInDanish(role), user, ...(hasSeveralUnits ? [unit ?? ''] : [])].map(escaped).join(' – ')}</small></button></li>`,
  );
  return page(
    'Log ind – visitationslinjen',
    `<h1>Log ind</h1><p>Prøvelinje på denne maskine. Vælg, hvem du er; der er ingen adgangskode.</p>
<form method="post" action="${escaped(action)}"><ul>${buttons.join('')}</ul></form>`,
  );
}

/** Goes on by itself: who pressed “Log ud” has said it once already. */
export function signOutPage(form: string): string {
  return page(
    'Log ud – visitationslinjen',
    `<h1>Log ud</h1>${form}
<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">Log ud</button>
<script>document.querySelector('button').click()</script>`,
  );
}

export function signedOutPage(): string {
  return page('Logget ud – visitationslinjen', '<h1>Du er logget ud</h1><p>Du kan lukke vinduet.</p>');
}

export function troublePage(what: string): string {
  return page(
    'Log ind lykkedes ikke – visitationslinjen',
    `<h1>Log ind lykkedes ikke</h1><p>Gå tilbage til siden, du kom fra, og prøv igen.</p><p><small>${escaped(what)}</small></p>`,
  );
}
