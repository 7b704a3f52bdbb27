"""Words by which a role or a team is known in a field for one, beside those by which a line tells a role from a name.

What is missing here is taken for somebody's name and told to the team alone, unless its settings say that it is a role
(`[judgement]`, `roles`). So no word stands here by which people are called more often than what they do.
"""

from __future__ import annotations

from retro.redaction.spelling.common_words import words

PEOPLE = words("""
    actor aide arborist archivist artist assembler assessor attendant attorney auctioneer author baker barista bartender
    beautician bellboy biologist blacksmith bricklayer broker builder butcher cameraman caretaker carer caterer chairman
    chairperson chairwoman chauffeur chemist clinician coach commander comptroller concierge conductor contact
    controller copywriter counsel counsellor counselor courier craftsman creator curator custodian dba dentist
    dermatologist devrel dietician dietitian dishwasher dj docent doorman drafter dressmaker economist educator engraver
    estimator examiner fireman firefighter fisherman florist founder freelancer gardener geologist glazier goldsmith
    governor grocer groundskeeper hairdresser handler handyman host hostess housekeeper hygienist illustrator instructor
    interpreter interviewer investigator invigilator jeweller jeweler joiner journalist labourer laborer landlord
    lecturer librarian lifeguard loader locksmith magistrate matron mentor merchant messenger midwife model nanny
    navigator neurologist notary nutritionist ombudsman optician orderly organiser organizer paediatrician painter
    paramedic patissier pediatrician physician physicist physio physiotherapist policeman postman preparer principal
    printer proofreader psychiatrist psychologist publicist radiographer realtor registrar repairer repairman reporter
    researcher responder restorer retailer roofer sailor salesman salesperson saleswoman seamstress sergeant sorter
    speaker stager statistician stocker stocktaker storekeeper storeman strategist stylist subcontractor superintendent
    surveyor tailor temp toolmaker translator trucker tutor typist undertaker upholsterer usher valet veterinarian
    watchman webmaster welfare woodworker ceo cfo cio ciso cmo coo cpo cto pm po pmo kam csm dpo noc soc vp md gm mgr
    eng asst rep dir exec master senior junior
""")
"""Who does what."""
NOBODY = words("""
    everyone everybody nobody somebody someone anybody anyone all none us we unknown tbd n/a
""")
"""Whom one means by no name."""
FIELDS = words("""
    accounting accounts administration admissions analytics assurance audit billing bookings bookkeeping catering claims
    cleaning collections commerce data web communications comms compliance construction content controlling credit cs qc
    cx ux ui delivery demand design despatch dev development devops digital dispatch distribution ecommerce editorial
    education emergency estates events export facilities fleet frontend backend fulfilment fulfillment governance growth
    hospitality housekeeping import incidents infra infrastructure installation integration inventory invoicing laundry
    learning management manufacturing medical merchandising monitoring networking network onboarding orders packaging
    payroll payment payments personnel pharmacy photography planning platform platforms pr press pricing printing
    procurement production products projects property publishing r&d receiving recruiting recruitment refunds registry
    reliability repairs research reservations retail returns revenue risk safety secretariat servicing shipment
    shipments sourcing staffing storage strategy subscriptions supply surgery systems technology telephony telesales
    testing ticketing training transport transportation treasury warehousing wholesale oncall
""")
"""What is done, by which those who do it are called."""
GROUPS = words("""
    team desk office shift shop store warehouse kitchen crew reception staff helpdesk teams group groups crews squad
    squads desks offices department departments dept division divisions unit units centre centres center centers company
    companies agency agencies shifts stores shops warehouses depot depots plant plants factory factories hotline
    helpline committee council lab laboratory bakery workshop restaurant hotel clinic hospital kitchen kitchens
    headquarters hq building services counter studio nursery canteen cafe boutique showroom
""")
"""Several together, and where they work: any word before one may say which, as of `Kassel office`."""
LED = words("team teams group groups crew crews squad squads shift shifts staff unit units")
"""Those of them that may be called by whoever leads them: a word before one is to be known, as of `oven team`."""
WHICH = words("""
    early late night nights day days evening morning mornings afternoon weekend weekday noon midnight monday tuesday
    wednesday thursday friday saturday sunday first second third fourth level tier deputy vice acting interim former new
    old other another same any every each both regional area national global local internal external central north south
    east west northern southern eastern western main front back inner outer upper lower mobile online offline remote
    field home cold hot fresh oven ovens bread cake cakes pastry cash till checkout cart basket search web website app
    apps api cloud server servers database databases software hardware firmware embedded stack fullstack core host
    hosting internet mail email phone telephone chat social media video audio photo print paper label parcel parcels
    package post letter gift gifts flower flowers wedding weddings event conference meeting room rooms food drink wine
    coffee tea fish meat fruit vegetable dairy kids children family client clients guests users consumer members patient
    patients passenger passengers student students account key major small medium large big business corporate
    enterprise public private government commercial technical financial clinical surgical nursing dental intensive care
    special general managing responsible assigned charge daily weekly monthly loading unloading picking sorting forklift
    truck van bus train rail car cars vehicle bike air ship sea port airport ground gate ticket tickets station track
    signal route road city town district county state country hall floor floors roof garden pool gym water gas power
    energy electric electrical electronics electronic mechanical machine machines machinery tool tools assembly welding
    paint laser cutting sewing textile clothing fashion shoe shoes furniture wood metal steel glass plastic rubber oil
    waste recycling environment environmental health hygiene fire crisis incident problem change release deployment
    build test automation robotics performance invoice invoices price order booking reservation contract contracts
    complaint complaints return refund exchange loyalty brand campaign copy text language translation art graphic
    creative project program programme process portfolio privacy tax budget cost insurance pension human resources
    resource people talent culture welfare labour labor union works industrial relations relation information user stock
    supply vending line lines side section sections ward wards branch branches site sites board hub on off of the for at
    in from to and a an our their his her with by or plus co ex sub pre who else case scrum success agile lean
    x-ray t-shirt kiosk kiosks toaster checkout gateway gateways login identity access
    observability backup backups batch cache queue streaming auth authentication authorization registration calibration
    sterile blood specimen dispensing vaccination rehab maternity imaging scanning red blue orange purple alpha beta
    gamma delta counting stocktaking wrapping engraving embroidery banquet breakfast lunch dinner bar parking lift
    elevator boiler cooling freezer fryer dough mixing slicing bottling brewing roasting menu recipe opening closing
    handover escalation investigation response rescue recovery task tiger review improvement prevention kaizen
""")
"""Which of them it is, and the words between."""
CITIES = words("""
    london paris berlin hamburg munich cologne frankfurt kassel stuttgart leipzig dresden bremen hannover hanover vienna
    zurich geneva basel amsterdam rotterdam brussels antwerp copenhagen stockholm oslo helsinki dublin edinburgh glasgow
    manchester birmingham leeds liverpool bristol madrid barcelona lisbon porto rome milan turin naples athens warsaw
    prague budapest bucharest istanbul moscow cairo lagos nairobi dubai mumbai delhi bangalore chennai singapore bangkok
    hanoi jakarta manila taipei seoul busan shanghai beijing shenzhen sydney melbourne auckland toronto montreal
    vancouver boston chicago seattle denver dallas atlanta miami philadelphia osaka tokyo kyoto yokohama nagoya kobe
    sapporo sendai fukuoka hiroshima aachen
""")
"""Where they are."""

JAPANESE = words("""
    情シス 社内SE ソムリエ バリスタ パティシエ カメラマン シスアド ネットワーク データベース サーバ サーバー インフラ
    アプリ プラットフォーム セキュリティ マーケティング カスタマー サービス カウンター フロント ヘルプ テスト リリース
    ラボ コーディネータ コーディネーター アナリスト アーキテクト プロデューサ プロデューサー プランナー ライター
    エディタ エディター セールス バイヤー アドバイザー インストラクター トレーナー カウンセラー セラピスト
    スタイリスト ナース ドクター ガイド パイロット クルー マネージャー リーダー オペレーター ドライバー ディレクター
    プログラマー デザイナー コンサルタント パートナー ベンダー メンバー ユーザー ウェブ モバイル クラウド データ
    システムズ プロジェクト プロダクト プロセス リスク コンプライアンス ガバナンス キャッシャー ベーカリー オーブン
    カフェ 基盤 受注 発注 名入れ 工房 企画展 展示 出張 夜間 昼間 深夜 早朝 休日 週末 平日 店主 進行 産業 産業医 常駐
    専任 兼任 統括 統轄 主管 所管 主幹 補佐 副 正 現地 海外 国内 地域 広域 中央 全社 全店 全員 各店 各課 各部 各担当
    関係者 応対 対応 即応 緊急 危機 災害 防災 安全 衛生 環境 健康 福祉 相談室 お客様 お客さま お客様相談 顧客対応
    カスタマーサポート 渉外 庶務 秘書 監査 内部監査 内部統制 統制 経営 経営企画 事業 事業部 戦略 投資 知財 知的財産
    資材 資産 資金 予算 決済 請求 債権 与信 税務 給与 採用 育成 人材 組織 制度 厚生 福利厚生 店舗 売場 売り場 催事
    仕分け 検針 積込 積み込み 搬入 搬出 入庫 出庫 棚卸 棚卸し 品出し 陳列 包装 箱詰め 封入 印刷 製版 製本 塗装 溶接
    鋳造 鍛造 研磨 切断 裁断 縫製 刺繍 彫刻 刻印 焼成 仕込み 仕込 配膳 洗い場 調剤 麻酔 手術 手術室 救命 放射線 臨床
    検体 栄養 給食 送迎 運行 運航 乗務 操縦 点検 整備 修理 修繕 施設 建築 土木 電気 機械 電子 通信 回線 端末 配線 空調
    給排水 消防 防火 保安 校正 校閲 編集 取材 制作 撮影 収録 放送 配信 翻訳 通訳 速報 広告 販促 催し 式典 婚礼 葬祭
    献立 商品 製品 部品 原料 食品 飲料 生鮮 青果 鮮魚 精肉 惣菜 日配 雑貨 衣料 家電 家具 文具 書籍 医薬品 花 花束 生花
    次席 首席 筆頭 上席 上長 上層部 管理職 役職者 役付 幹部 経営陣 執行役員 執行役 事務長 事務員 事務局 本部長 店長
    店員 職長 工長 組長 班長 隊長 団長 社員 職員 部員 課員 局員 係員 隊員 班員 作業員 配達員 警備員 乗務員 駅員 教員
    議員 会員 責任者 担当者 管理者 作業者 利用者 当事者 技術者 開発者 設計者 運営者 経営者 発注者 受注者 施工者 監督
    監督者 現場監督 女将 店番 留守番 電話番 夜警 守衛 受託 委託先 外注先 協力会社 子会社 親会社 関連会社 派遣 派遣社員
    契約社員 正社員 嘱託 実習生 研修生 見習い 主催 共催 後援 事業者 不明 未定 なし 無し 誰か 誰も 皆 各自 一同 有志 甲
    乙 料理 エリア オンコール スクラム マスター テック リード 仲居 板長 教務 担任 校長 学年 宿泊 喫茶 学務 入試 図書
    司書 レントゲン ピッキング パッキング ラッピング キオスク ギフト クレーム アレルギー キャンペーン イベント
    ブライダル ウェディング ウエディング ケータリング デリバリー デザート ドリンク チェックアウト ログイン ペイメント
    レスキュー タスク リカバリー リカバリ バックアップ バッチ ゲートウェイ オペレーション オペ アカウント
    エスカレーション トラブル インシデント カイゼン ライン ホール キッチン のし のし紙 ひな祭り おせち こども
    仮設 常設 特設 臨時 一次 二次 三次 第一 第二 第三 第四 第五 朝番 昼番 前番 後番 朝 昼 夜 東 西 南 北 店 係 客
    親
""")
"""Roles, offices and what is done there, in Japanese."""
