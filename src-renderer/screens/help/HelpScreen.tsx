// Help that is there without a connection: how a week goes, and the council's guidance word for word, with one search.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useHasGuide } from '../../panels/first-week/use-has-guide.ts';
import { newsTitle } from '../../panels/news/read-changelog.ts';
import { news } from '../../panels/news/use-news.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './help.module.css';
import { ownPages, suggested } from './own-pages.ts';
import { PutAside } from './PutAside.tsx';
import { guidancePages, type HelpPage, searchPages } from './pages.ts';

const newsPage: HelpPage = { title: newsTitle, paragraphs: news, from: null };
const hint = `Such as ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(suggested)}`;

/** @param first what is searched for at first */
export function HelpScreen({ first }: { first: string }) {
  const { council, account, firstWeek } = useWorkspace();
  const hasGuide = useHasGuide();
  const [search, setSearch] = useState(first);
  const pages = searchPages([...ownPages(account.connection, council), ...guidancePages(council), newsPage], search);
  return (
    <Page title="Help" lead={`How a week goes, and what ${council.name} says about it.`} width="reading">
      {hasGuide && !firstWeek.shown ? (
        <div>
          <Button onPress={() => firstWeek.show(true)}>Show the steps of a first week</Button>
        </div>
      ) : null}
      <PutAside />
      <TextField label="Search the help" hint={hint} value={search} onChange={setSearch} />
      <p role="status" className={styles.soft}>
        {search.trim() === '' ? '' : `${count(pages.length, 'page')} found`}
      </p>
      {pages.length === 0 ? (
        <Notice tone="information" sentence="No page has these words." action="Try one word, or see Who to contact." />
      ) : null}
      {pages.map((page) => (
        <Part key={`${page.from} ${page.title}`} title={page.title}>
          {page.from === null ? null : (
            <p className={styles.soft}>
              {page.from}
              {page.titleIsOurs === true ? '. The heading is ours.' : ''}
            </p>
          )}
          <div className={page.from === null ? styles.words : `${styles.words} ${styles.quoted}`}>
            {page.paragraphs.map((text) => (
              <p key={text}>{page.from === null ? text : `“${text}”`}</p>
            ))}
          </div>
        </Part>
      ))}
    </Page>
  );
}
