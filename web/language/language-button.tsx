import { useState } from 'react';
import { chooseLanguage, useLanguage } from './language.ts';
import { say } from './say.ts';

/** Offers the other language, in that language. */
export function LanguageButton() {
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const other = language === 'da' ? 'en' : 'da';
  const choose = () =>
    chooseLanguage(other).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <button type="button" className="link" lang={other} onClick={() => void choose()}>
        {other === 'en' ? 'In English' : 'På dansk'}
      </button>
      {failed && <span role="alert">{say('Sproget kan ikke hentes lige nu.')}</span>}
    </>
  );
}
