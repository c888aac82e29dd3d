import type { Family } from './family.ts';

/** What comes along when one copies: signatures of mail programs, answers of chat programs, marks of git. */
export const leftovers: Family = {
  hint: /Sent from|から送信|Outlook|Original|メッセージ|cid:|contentReference|oaicite|†|turn\d|As an AI|AI言語|文案|案文|投稿文|投稿案|例文|文面|承知|案を|かしこまり|文字数|<{7}|>{7}|={7}|^(?:R[Ee]|F[Ww][Dd]?) ?:/,
  pattern:
    /Sent from my \w{2,12}|(?:iPhone|iPad|スマートフォン|スマホ|携帯)から送信|(?:Get )?Outlook for (?:iOS|Android)|(?<!-)-{3,20} ?Original Message|(?<!-)-{2,20} ?(?:元|転送)の?メッセージ|^(?:Re|Fwd?) ?: ?(?=\S)(?!(?<=:)[a-z])|\[cid:[^\]\n]{0,40}\]?|:contentReference|oaicite|【\d{1,3}†|turn\d{1,3}(?:search|view|news)\d{1,3}|As an AI language|AI言語モデルとして|(?:以下|こちら)[はがに][^。\n]{0,14}(?:文案|案文|投稿文|投稿案|例文)(?:です|になります|を(?:作成|ご?提案))|(?:以下|こちら)のような(?:文面|文章|投稿文?|案)(?:は|で)(?:いかが|どう)|投稿文を(?:作成|書いて|考えて)(?:み|いたし|し)?ま(?:す|した)|^(?:はい、)?(?:承知|かしこまり|了解)(?:いた)?(?:し)?まし?た。?[^\n]{0,24}(?:作成|書|ご?提案)|(?:いくつか|[2-5]つの?)案を(?:お出し|ご?提案|作成)|\(?文字数 ?: ?\d{1,4}(?:文?字)?\)?$|<{7}(?= |$)|>{7}(?= |$)|^={7}$/gi,
};

/** What programs write where they had nothing, or could not read what they had: #REF!, undefined, \u9053\u7acb. */
export const failures: Family = {
  hint: /#[A-Z]|undefined|NaN|null|None|\[object|\\u[\dA-Fa-f]|[%=][A-Fa-f\d]{2}|&#/,
  pattern:
    /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)|(?<![A-Za-z_])(?:undefined|NaN)(?![A-Za-z_])|\[object Object\]|(?<![A-Za-z_])(?:null|None)(?=\s?(?:[円名人件回個日月年km、。]|さん|様))|(?:\\u[\dA-Fa-f]{4}){2,60}|(?:%[A-Fa-f\d]{2}){6,90}|(?:=[A-F\d]{2}){6,90}|(?:&#x?[\dA-Fa-f]{2,6};){2,30}/g,
};
