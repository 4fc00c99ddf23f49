import { useEffect } from 'react';
import { Beside } from './beside.tsx';
import { Clock } from './clock.tsx';
import { Steps } from './steps.tsx';
import { useDemo } from './use-demo.ts';
import { useLanguage } from './use-language.ts';
import { wordsIn } from './words.ts';

/** Where somebody begins who has never seen the line: three steps, the clock, and whom else one can be. */
export function StartPage() {
  const [language, choose] = useLanguage();
  const words = wordsIn(language);
  const { demo, isLost, act } = useDemo();
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  const other = language === 'da' ? 'en' : 'da';
  return (
    <>
      <header className="page-header">
        <p className="page-brand">
          <strong>Visitationslinjen</strong>
          {demo && <span>{demo.unit}</span>}
        </p>
        <button type="button" className="link" lang={other} onClick={() => choose(other)}>
          {words.other}
        </button>
      </header>
      <main className="start">
        <div className="start-head">
          <div>
            <h1>{words.title}</h1>
            <p className="lead">{words.lead}</p>
          </div>
          {demo && <Clock demo={demo} language={language} act={act} />}
        </div>
        <div role="alert">
          {isLost && (
            <div className="alert alert-error">
              <p className="alert-text">{words.lost}</p>
            </div>
          )}
        </div>
        {demo && <Steps demo={demo} language={language} />}
        {demo && <Beside demo={demo} words={words} act={act} />}
      </main>
    </>
  );
}
