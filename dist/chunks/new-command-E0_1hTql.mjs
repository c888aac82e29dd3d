import{createRequire as e}from"node:module";const t=e(import.meta.url);import{f as n,u as r}from"./start-D2uBxLBb.mjs";import{Jt as i,Mn as a,S as o,jt as s,r as c,tt as l}from"./check-DgO8eHIg.mjs";import{t as u}from"./policy-or-refuse-DmL99RJs.mjs";const{existsSync:d,lstatSync:f,mkdirSync:p,writeFileSync:m}=(process.getBuiltinModule??t)(`node:fs`);import{dirname as h,join as g}from"node:path";const _={ja:{intro:e=>`${e}の投稿です。
「#」で始まる行は説明で、公開されません。消してもかまいません。`,title:`件名（公開されません。承認する人と記録のためのものです）`,accounts:`投稿先の公式アカウント。使わないものは行ごと消してください。`,optional:e=>`ここから下は、使うものだけ行頭の「# 」を消して書いてください。

公開する日時（${e}）。書かなければ、承認されてmainに入った後すぐに公開します。
publish_at: 2026-12-01 10:00

この日時を過ぎたら公開せず、保留します。
latest_at: 2026-12-01 18:00

根拠（元の資料や発表のページ）
sources:
  - https://www.example.lg.jp/

画像。この投稿と同じ所属のフォルダーに置きます。
people は写っている人: none（いない）、unidentifiable（特定できない）、
public-duty（公務中の職員）、consent（承諾あり）、
minor-with-guardian-consent（未成年で、保護者の承諾あり）
media:
  - file: poster.png
    alt: 画像を見られない人に内容が伝わる文
    rights: 道が作成
    people: none

公式サイトではないページへリンクするときの理由
link_reasons:
  "https://example.org/": 共催団体の告知

1件に収まらないとき。本文を「---」だけの行で区切ります。
thread: true

公開した投稿を訂正するとき。本文にも訂正であることを書きます。
corrects: posts/koho/2026/winter-traffic
correction: 会場を「第一会議室」から「第二会議室」に訂正

ほかの人の誤った情報に対して、正確な情報を知らせるとき（訂正とは別です）
use_case: accurate-information

確認で「注意」とされたことを、理由を示して進めるとき
acknowledge:
  - rule: words
    reason: 施設の正式な名称のため`,questions:`質問への回答。下の選択肢から1つ選び、"" の中に書いてください。`,or:`／`,further:`ほかの質問は、書いた内容に応じて koho check がお尋ねします。`},en:{intro:e=>`A post of ${e}.
Lines that begin with # explain; they are not published and may be removed.`,title:`Subject: not published, for the approver and the record.`,accounts:`The official accounts it goes to. Remove the lines you do not need.`,optional:e=>`From here on, take the "# " off the lines that you need.

When to publish (${e}). Absent: as soon as it is approved and on main.
publish_at: 2026-12-01 10:00

After this moment it is held and not published.
latest_at: 2026-12-01 18:00

The source: the document or announcement it rests on.
sources:
  - https://www.example.lg.jp/

Images, which lie in the folder of the same department.
people: none, unidentifiable, public-duty, consent, minor-with-guardian-consent
media:
  - file: poster.png
    alt: what somebody who cannot see the image needs to know
    rights: made by us
    people: none

Why a page is linked that is not on the official site.
link_reasons:
  "https://example.org/": announcement of the co-host

Where one part is not enough: lines of only "---" divide the text.
thread: true

To correct a published post; the text says so, too.
corrects: posts/koho/2026/winter-traffic
correction: the venue is room 2, not room 1

To state what is right against others' false information (no correction).
use_case: accurate-information

To pass a warning of the checks, with the reason.
acknowledge:
  - rule: words
    reason: it is the proper name of the building`,questions:`Answers: choose one of those offered, and put it between the quotes.`,or:` / `,further:`koho check asks further questions where the text calls for them.`}};function v(e,t,n){let r=e.organisation.locale,i=_[r],a=e.guideline.clauses.get(`HSM-0`),o=[...e.guideline.questions.values()],s=o.filter(({when:e})=>e===`always`);return[`---`,...x(i.intro(t.name)),...a?x(`${a.cite[r]}: ${a.meaning[r]}`):[],``,...x(i.title),`title: ""`,``,...x(i.accounts),`accounts:`,...n.map(({id:e,name:t,platform:n})=>`  - ${e}  # ${b(t)} (${n})`),``,...x(i.optional(e.organisation.timeZone)),``,...x(i.questions),`answers:`,...s.flatMap(e=>y(e,r)),...s.length<o.length?[`  # ${i.further}`]:[],`---`,``].join(`
`)}function y({id:e,text:t,answers:n},r){let i=n.map(e=>b(e.text[r]));return[`  # ${b(t[r])}`,`  #   ${i.join(_[r].or)}`,`  - question: ${e}`,`    answer: ""`]}function b(e){return e.replaceAll(/\s+/g,` `).trim()}function x(e){return e.split(`
`).map(e=>e===``?``:`# ${e}`)}function S(e,t,n){let r=C[n],i=e=>e.split(`
`).map(e=>`# ${e}`);return[`---`,...i(r.intro(e)),``,...i(r.accounts),`# accounts:`,...t.map(({id:e})=>`#   - ${e}`),``,...i(r.reason),`reason: ""`,``,...i(r.whyNotCorrect),`why_not_correct: ""`,`---`,``].join(`
`)}const C={ja:{intro:e=>`投稿 ${e} の公開中止・削除の申請です。
所属長が承認してmainに入ると、公開前のものは公開を中止し、公開したものは投稿先から削除します。
取り消せません。引用や画面の保存は残ります。訂正の投稿（corrects）で足りないか、先に考えてください。
急ぐときは、所属長・代決者が koho withdraw で削除できます。`,accounts:`この投稿を公開したすべてのアカウントから削除します。一部だけにするときは「# 」を消して書きます。`,reason:`理由。何が誤りで、だれに何が起きるおそれがあるか。記録に残るので、個人情報は書かないでください。`,whyNotCorrect:`訂正の投稿では足りない理由`},en:{intro:e=>`A request to withdraw ${e}.
Once the section head has approved it and it is on main, what is not public yet is not
published, and what is public is deleted. This cannot be undone; quotations and screenshots
remain. Think first whether a correction (corrects) suffices.
In a hurry, the head or deputy deletes with koho withdraw.`,accounts:`It is withdrawn from every account that published it. Take the "# " off to name some.`,reason:`The reason: what is wrong, and what it may do to whom. It stays on record; no personal data.`,whyNotCorrect:`Why a correction does not suffice.`}};async function w(e){let{policy:t}=await u(c(e.root)),r=E(t,e.department),i=D(t,r),o=e.year??String(a(e.now,t.organisation.timeZone).year),f=`posts/${r.id}/${o}/${e.slug}.md`,p=s(f);if(!p.ok)throw new n(`wrong-use`,T(p.faults[0]?.message));if(!e.withdraw)return k(e.root,f,v(t,r,i));if(!d(g(e.root,f)))throw O(f);let m=S(f,i,t.organisation.locale);return k(e.root,l(p.value.id),m)}function T(e){return e??{ja:`投稿の名前が正しくありません。`,en:`The name of the post is wrong.`}}function E(e,t){let i=[...e.departments.values()],a=i.find(e=>e.id===t);if(a)return a;let o=i.map(e=>e.id),s=r(t,o);throw new n(`wrong-use`,{ja:`所属「${t}」は policies/departments.yml にありません。${s?`${s} のことでしょうか。`:``}あるもの：${o.join(`、`)}`,en:`There is no department "${t}" in policies/departments.yml.${s?` Did you mean ${s}?`:``} There are: ${o.join(`, `)}`})}function D(e,{id:t,name:r}){let i=[...e.accounts.values()].filter(e=>e.status===`approved`&&e.usableBy.includes(t));if(i.length>0)return i;throw new n(`wrong-use`,{ja:`${r}（${t}）が使える公式アカウントがありません。policies/accounts/ の usable_by を確かめてください。`,en:`${r} (${t}) may use no official account. See usable_by in policies/accounts/.`})}function O(e){return new n(`wrong-use`,{ja:`投稿 ${e} がありません。公開中止・削除の申請は、対象の投稿と同じ場所に作ります。年が今年でなければ --year を付けてください。`,en:`There is no post ${e}. A request to withdraw lies beside its post; give --year where it is not of this year.`})}function k(e,t,n){let r=t.split(`/`);for(let t of r.keys()){let n=g(e,...r.slice(0,t));if(t>0&&f(n,{throwIfNoEntry:!1})?.isSymbolicLink())throw A(n)}let i=g(e,t);if(d(i))throw j(t);return p(h(i),{recursive:!0}),m(i,n,{flag:`wx`}),t}function A(e){return new n(`wrong-use`,{ja:`${e} はリンクです。ふつうのフォルダーに置き換えてください。`,en:`${e} is a link. Replace it by an ordinary folder.`})}function j(e){return new n(`wrong-use`,{ja:`${e} はすでにあります。上書きはしません。別の名前にしてください。`,en:`${e} exists already and is not overwritten. Choose another name.`})}async function M({options:e,operands:t},n){let[r=``,a=``]=t,s=await w({root:o(e.root,n.cwd),department:r,slug:a,now:i(Date.now()),...e.year===void 0?{}:{year:e.year},...e.withdraw&&{withdraw:!0}}),c=e.withdraw?P:N;return n.out.write(`${c[n.language](s)}\n`),0}const N={ja:e=>`${e} を作りました。次にすること:
  1. ファイルを開き、件名、本文、質問への回答を書きます（説明はファイルの中にあります）。
  2. koho check ${e} で確認し、言われたところを直します。
  3. koho preview ${e} で、公開される文章をアカウントごとに見ます。
  4. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,en:e=>`Made ${e}. Next:
  1. Open it; write the subject, the text and the answers (it explains itself).
  2. koho check ${e}, and mend what it names.
  3. koho preview ${e} shows the text that each account will publish.
  4. Open a pull request from a branch, and wait for the section head's approval.`},P={ja:e=>`${e} を作りました。次にすること:
  1. ファイルを開き、理由と、訂正の投稿では足りない理由を書きます（取り消せません）。
  2. koho check ${e} で確認し、言われたところを直します。
  3. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,en:e=>`Made ${e}. Next:
  1. Open it; write the reason, and why a correction does not suffice (it cannot be undone).
  2. koho check ${e}, and mend what it names.
  3. Open a pull request from a branch, and wait for the section head's approval.`};export{M as newCommand};