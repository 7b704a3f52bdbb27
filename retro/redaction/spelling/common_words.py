"""Names that are words besides, and are taken for a name only where something shows that they are one.

Wrongly left out, a name gets away where it stands alone without its bearer's other name or an honorific; wrongly put
in, a sentence about the weather stops a report. The lists hold what really stands in such reports.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Each word of a text, the first, the third and so on, with the one behind it."""
    each = text.split()
    return dict(zip(each[::2], each[1::2], strict=True))


ENGLISH = words("""
    abbey ace ada age aid aim akin alba alma amber angel apple april archer are art ash aster august autumn avid
    axel bailey baker ban bank banks barber baron basil bass bay bean bear bell berry best bill birch bird bishop
    black blue bob bond bone book booker booth bowman boy branch brand brandy brewer bridge bright brook brooks
    brown buck bud bull burn bush butler candy cannon carol carpenter carter case cash chance chandler chapel
    charity chase cherry chip christian church clay clement clerk cliff coal cole cook cooper corn cotton crane crew
    crisp cross dale dan dawn day dean dell den dev dick dive doc doe doi done dot dove down drake drew duke dusty
    earl early east eden ember england ever faith farmer fern field fields finch finn fish fisher flint flora ford
    forest forester foster fox frank freed french frost gale gardener gate gates gay gem gene german ginger glass
    glen glory goal gold golden good grace grant gray green grey guard guy hale hall ham hand handy hank happy
    harbor hardy hart harvest haven hawk hay hazel head heath heather heaven hero hide high hill hills holland
    hollow holly home homer honey hood hook hope horn house hunt hunter ice ide ire iris iron island ivory ivy jack
    jade jasmine jay jean jewel job joe john joy judge july june junior just justice kane keen kent key kidd king
    kit knight lake lamb lance lane lark laurel law lee lily lin link lion little lock log long love low lucky luna
    lynx mace mag main make mane manly maple marble march mark marks marsh martin mason mat max may mead meadow
    melody mercy miles mill miller mills mine minor miracle miss mist mona moody moon moor more moss mount myth nest
    new newman nice nick noble noel noon norm north nose oak olive oliver ore pace page paris park parker parks pat
    patience patton paul peace peach peak pearl penn penny pepper petty pierce pike piper plum pole pond poole pope
    port porter post potter power powers price prince prior prudence queen quick quill rain ram randy ranger ray
    reed reef rice rich ring rise river rivers rob robin rocky rod root rose royal ruby rush rusty sage sake sally
    salt sam same sand sands sandy sane satin saw scout seal see serene sharp shaw shell shepherd short sierra
    silver singer sky slim small smart smith snow sole some son song south sparks spencer spring star steel stella
    sterling stern stone storm stout strange street strong sue summer summers sunday sunny swan sweet swift tab take
    tame taylor teal temple terry tiger tile till timber tome town trace tracy tree trinity trip tucker turner urban
    vale van victor victoria viola violet wade wake walker wall walls ward ware warren waters way weaver web webb
    wells west wheeler white wilder will willow winter wise wolf wood woods worth wren wright yard york young
""")
"""English words that are also names, in lower case. Only a capital makes a name of them."""

NAMES_ABOVE_ALL = words("""
    axel bailey barber basil bob booth bowman brooks carol carter chandler clement cole cooper dan dick drake
    fisher foster frank gale glen hale heather holly hunter iris jack jasmine jean joe john kent kidd kane lance
    laurel lee lily luna martin miles miller nick noel oliver parker patton paul pierce poole randy ray reed robin
    sally sam shaw sierra smith spencer stella summers sue taylor terry tracy tucker turner victor victoria violet
    wade walker warren weaver webb wells wheeler wright york
""")
"""Those of them that are hardly ever meant as a word where they stand in capitals or with a number."""

LOGINS_THAT_ARE_WORDS = words("""
    abridge acorn across afford agate ahead alone along amount arise arose astern awake award aware bauern beast bella
    birch black blair blake blame bland blank bless blink block brain brand breed bridge bring broom brush cable
    caster chart chide chill chills clamp clark cling clock close clove crane creed cross crush dearly drain drake
    driver drivers easter fable faster feast fever flake flame flint flock flower forth freed gable games glance glee
    glove gown grain grand granger greed gross grunge hallo honest least lever lotto marcher master member motto names
    nearly never north opal parka pearly phoney place plane plank plate plot plucky price pride prose sable scale
    scare scold scorn screw seller sever shale shall sheath shops shore shorn shunt slake slang slip slope smile
    smiles smore space spark sparks speak spike spin spool sport spotter spout stable stake stall stand stark steal
    steel stile still stone strain stray strip stripe strong swells swill table teller thigh thorn train trice trusty
    twill twins usage wait wall wash whale wheel wholly woman worth wring yearly yeast
""")
"""Initials with a family name, or the other way round, that are English words: P. Rose is not `prose`."""

KANJI = words("""
    空 実 海 心 愛 花 星 月 雪 春 夏 秋 冬 正 要 元 一 二 三 新 大 人 学 長 朝 夕 風 波 音 歌 絵 文 緑 青 白 黒
    銀 金 鉄 紫 紅 翼 馬 舞 鈴 夢 宝 命 道 光 色 糸 米 桜 梅 菊 竹 松 東 西 南 北 千 万 誠 直 明 清 真 進 昇 登
    渡 勝 守 望 満 治 強 広 優 和 幸 健 豊 静 忍 恵 歩 輝 薫 香 潤 悟 透 響 開 努 務 修 収 徹 操 子 男 女 力 仁
    義 礼 信 孝 忠 充 久 保 博 弘 浩 茂 隆 真実 大地 未来 希望 正義 真理 太陽 平和 誠実 一生 千里 大和 一心 公平
    健全 一人 二人 大人 主人 今日 明日 正午 歩美 出口 入口 大口 小口 戸口 裏口 本間 大家 中道 水口 上手 下手
    本日 当日 日向
    順 葵 蓮 椿 菫 楓 百合 涼
""")
"""Words in kanji that are also names. Only an honorific or the other half of the name makes a name of them."""

KANA = words("""
    まこと はるか ただし すすむ まもる わたる とおる とる のぼる みのる あきら さとる しげる つとむ おさむ いさむ
    たもつ みつる かける ひかる かおる かおり めぐみ のぞみ のぞむ あゆみ ひかり さくら みどり しのぶ かなえ かなう
    いずみ あすか つばさ みらい つかさ いつき しずか まどか さやか こころ あかり ひなた なぎさ あんな こんな そんな
    どんな つつみ きたい いのり あらた たくみ あおい ゆたか きよみ たかい ひろい ながい ひとみ かすみ しおり いわい
    おおい おい とも おも よしみ おくだ よこた おとも かない はまだ ないと きたの すみれ ゆり つばき あやめ もみじ
    かえで メモリ アイ ライト マイ レイ ケン モモ ミキ リン メイ ルイ ヒカリ ミライ ツバサ サクラ ノゾミ アスカ ソラ
    サイト はじめ みなみ ちから まさに すなお わかば もも すず みちる のどか
""")
"""Words in kana that are also names, or sound like one."""

MONTHS = words("jan feb mar march apr april may jun june jul july aug august sep oct nov dec")
"""Months that are also names, in lower case: no name beside a day or a year, nor behind "in"."""

SOUND_LIKE_WORDS = words("goto date nose tone nine rise bone note name made mode node kite site sore ore ate age")
"""English words that are spelt as Japanese names are, beside those of `ENGLISH`: GOTO is none, Goto is 後藤."""

SHORT_FORMS = words("""
    AM PM AD BC US UK UN EU UAE USA PS NB IE EG ID IT QA PO TV CV DC LA NY PR HR AKA ASAP
""")  # fmt: skip
"""Pairs of initials with periods that mean something else: `9 A.M.`"""

SMALL = words("an as at be by do go he hi if in is it me my no of oh ok on or so to up us we")
"""English words that begin a sentence as often as they name anybody. Only an honorific makes a name of them."""

FAMILY_NAMES_IN_FRONT = words("""
    nguyen tran pham hoang phan dang duong dinh truong wang zhang chen yang zhao huang zhou xu sun zhu kim park choi
    jung jeong kang cho yoon jang
""")
"""Family names, in lower case and without their accents, that stand in front where their people write names."""

PARTICLES = words("""
    von van de der den del della di da do dos das du la le el al bin ibn ben zu zur y e i und and
""")
"""Parts of a name that name nobody by themselves."""

FAMILIES_OF_ONE_KANJI = frozenset("森林原関谷岡辻堤畑岸島浜滝泉橘榊菅桂梶柳柴杉星金東西南北角奥城境沖椎楠槙牧向今乾伴")
"""Families that one kanji names, for names written without a space."""

LAST_OF_GIVEN_NAMES = frozenset("子美郎夫男也江代介助樹人之香奈菜衣織輔司一二三生雄吾哉斗太枝穂乃花音恵平作治次")
"""What given names end in, for names written without a space: no given name by itself."""

LAST_OF_FAMILIES = frozenset(
    "田山川河本村野原島崎沢井口林森木橋藤部寺岡谷塚上下内尾水池石宮堂嵐屋浦浜坂倉城辺条瀬場岩松竹杉保笠関所地"
    "家宅門形方面社店館園寮課係側"
)
"""What family names end in, and words for places and groups; hardly any given name ends so."""

NO_NAME = words(
    "tbd tba n/a na none unknown nobody anonymous someone forgotten "
    "削除済み 不明 未定 なし 無し 匿名 非公開 本人 担当者 担当"
)
"""What is written where a name should be and nobody knows it, in lower case."""

FORGOTTEN = words("forgotten 削除済み")
"""What stands in brackets where a name was forgotten, in any language (`retro.redaction.forgetting.blank`)."""

NOBODY = words("""
    all both other others another customer customers client clients guest guests user users visitor visitors patient
    patients passenger passengers resident residents partner partners shop shops store stores family families
    household households child children parent parents people person persons sender senders receiver receivers
    recipient recipients buyer buyers everyone everybody staff employee employees colleague colleagues neighbour
    neighbours neighbor neighbors supplier suppliers vendor vendors team teams company the a an and of our their his
    her first second third no one two service services api app apps system systems site sites website websites page
    pages portal checkout payment payments order orders online mobile web desktop internal external home homes care
    wedding weddings new old business businesses school schools hospital hospitals hotel hotels office offices
    branch branches department departments member members subscriber subscribers tenant tenants account accounts
    login logins email search desk driver drivers caller callers sellers seller merchant merchants trader traders
    reader readers player players student students teacher teachers worker workers agent agents host hosts viewer
    viewers
""")
"""What customers are called in general, in lower case."""
