// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/key_accounts/key_account_sheets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/key_accounts/board.h"
#include "app/key_accounts/moves.h"
#include "app/words/key_account_words.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostReasonLetters = 400;

QLineEdit* reasonEdit(const QString& name) {
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(kMostReasonLetters);
    return edit;
}

}  // namespace

struct JoinSheet::Standing {
    std::vector<KeyCriterion> criteria;
    std::vector<CriterionMark> marks;
    bool full = false;
    bool already = false;
    RecordId sponsor = 0;
};

JoinSheet::JoinSheet(AppContext& context, RecordId client, QWidget* parent)
    : FormDialog(tr("A new key account"), tr("Make it a key account"), parent),
      m_context(context),
      m_read(new LatestRead(context, this)) {
    setObjectName(u"joinKeySheet"_s);
    setMinimumWidth(560);
    m_client = makeFieldEditor({context, Kind::key_decision, [] { return RecordId{0}; }, [] { return std::string(); },
                                [] { return RecordId{0}; }},
                               fieldOf(Kind::account_plan, "client"), this);
    m_client->setObjectName(u"joinClient"_s);
    addRow(tr("&Client"), m_client);
    m_list = new QWidget;
    m_list->setLayout(new QVBoxLayout);
    m_list->layout()->setContentsMargins(0, 0, 0, 0);
    static_cast<QVBoxLayout*>(m_list->layout())->setSpacing(space::kUnit);
    addHeading(tr("Criteria"));
    addWide(m_list);
    m_sponsor = new QComboBox;
    m_sponsor->setObjectName(u"joinSponsor"_s);
    m_sponsor->addItem(tr("nobody yet"), QVariant::fromValue<qint64>(0));
    for (const auto& [id, name] : recordNames(context.reader(), Kind::person))
        m_sponsor->addItem(qs(name), QVariant::fromValue<qint64>(id));
    addRow(tr("Executive &sponsor"), m_sponsor);
    m_reason = reasonEdit(u"joinReason"_s);
    addRow(tr("&Reason"), m_reason);
    m_doubts = makeLabel({}, TextStyle::small, Tone::secondary);
    m_doubts->setWordWrap(true);
    addWide(m_doubts);
    connect(m_client, &FieldEditor::edited, this, &JoinSheet::look);
    setSubmit([this] { return submit(); });
    if (client != 0)
        m_client->setValue(Value{client});
    else
        look();
}

JoinSheet::~JoinSheet() = default;

bool JoinSheet::isSettled() const { return !m_read->running() && m_standing; }

void JoinSheet::look() {
    const RecordId client = integerOr(m_client->value(), 0);
    m_standing.reset();
    m_read->ask(
        [client, asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token&) {
            auto standing = std::make_shared<Standing>();
            standing->criteria = keyCriteria(database, language);
            if (client != 0) {
                standing->marks = criterionMarks(database, standing->criteria, {client}, asOf, language).front();
                if (const auto record = readRecord(database, Kind::client, client)) {
                    standing->already = record->integer("key_account") != 0;
                    standing->sponsor = record->integer("sponsor");
                }
            }
            standing->full = keyAccounts(database).size() >= static_cast<std::size_t>(kKeyAccountSeats);
            return std::shared_ptr<const Standing>(std::move(standing));
        },
        [this](std::shared_ptr<const Standing> standing) { show(std::move(standing)); });
}

void JoinSheet::show(std::shared_ptr<const Standing> standing) {
    m_standing = std::move(standing);
    m_ticks.clear();
    auto* layout = static_cast<QVBoxLayout*>(m_list->layout());
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (m_standing->criteria.empty())
        layout->addWidget(makeLabel(tr("There are no criteria yet: whoever joins needs a reason of its own."),
                                    TextStyle::body, Tone::secondary));
    for (std::size_t i = 0; i < m_standing->criteria.size(); ++i) {
        const KeyCriterion& criterion = m_standing->criteria[i];
        const CriterionMark* mark = i < m_standing->marks.size() ? &m_standing->marks[i] : nullptr;
        const bool met = mark && mark->state == CriterionMark::State::met;
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kUnit);
        const QString about = labelledText(qs(criterion.name), qs(criterion.asks));
        if (criterion.byHand) {
            auto* box = new QCheckBox(about);
            box->setChecked(met);
            auto* note = reasonEdit(u"joinNote"_s);
            note->setPlaceholderText(tr("How one knows"));
            note->setAccessibleName(tr("Note: %1").arg(qs(criterion.name)));
            if (mark) note->setText(qs(mark->held));
            line->addWidget(box);
            line->addWidget(note, 1);
            m_ticks.push_back({criterion.id, box, note});
        } else {
            QString said = !mark ? about
                           : met ? tr("✓ %1", "criterion").arg(about)
                           : mark->state == CriterionMark::State::unknown
                               ? tr("– %1 · not known", "criterion").arg(about)
                               : tr("✗ %1 · %2", "criterion, what there is").arg(about, qs(mark->held));
            auto* label = makeLabel(said, TextStyle::body, !mark || met ? Tone::normal : Tone::risk);
            label->setWordWrap(true);
            line->addWidget(label, 1);
        }
        layout->addWidget(row);
    }
    if (m_standing->sponsor != 0)
        m_sponsor->setCurrentIndex(std::max(0, m_sponsor->findData(QVariant::fromValue<qint64>(m_standing->sponsor))));
    QStringList doubts;
    if (m_standing->full) doubts << tr("All %1 seats are taken: one more needs a reason.").arg(kKeyAccountSeats);
    doubts << tr("Where a criterion is not met, the reason is kept with the decision.");
    m_doubts->setText(sentencesText(doubts));
    adjustSize();
}

bool JoinSheet::submit() {
    const RecordId client = integerOr(m_client->value(), 0);
    if (client == 0) {
        setError(tr("Say which client."), m_client);
        return false;
    }
    if (!m_standing || m_standing->marks.size() != m_standing->criteria.size()) {
        setError(tr("The criteria are being looked at: a moment."), m_client);
        return false;
    }
    if (m_standing->already) {
        setError(tr("It is a key account already."), m_client);
        return false;
    }
    KeyJoin join{client, m_sponsor->currentData().toLongLong(), u8(m_reason->text().trimmed())};
    join.person = m_context.session()->actor();
    QStringList open;
    std::size_t hand = 0;
    for (std::size_t i = 0; i < m_standing->criteria.size(); ++i) {
        const KeyCriterion& criterion = m_standing->criteria[i];
        if (!criterion.byHand) {
            if (m_standing->marks[i].state != CriterionMark::State::met) open << qs(criterion.name);
            continue;
        }
        const Tick& tick = m_ticks.at(hand++);
        const bool met = tick.met->isChecked();
        const QString note = tick.note->text().trimmed();
        if (!met) open << qs(criterion.name);
        const bool before = m_standing->marks[i].state == CriterionMark::State::met;
        // What stands already is not noted a second time.
        if (met == before && note == qs(m_standing->marks[i].held)) continue;
        if (met && note.isEmpty()) {
            setError(tr("Say how one knows that it meets “%1”.").arg(qs(criterion.name)), tick.note);
            return false;
        }
        if (!note.isEmpty()) join.ticks.push_back({criterion.id, met, u8(note)});
    }
    if (join.reason.empty() && m_standing->full) {
        setError(tr("There are %1 key accounts already: say why there should be one more.").arg(kKeyAccountSeats),
                 m_reason);
        return false;
    }
    if (join.reason.empty() && (!open.isEmpty() || m_standing->criteria.empty())) {
        setError(open.isEmpty()
                     ? tr("Say why it should be a key account.")
                     : tr("It does not meet %1: say why it should be a key account all the same.").arg(listText(open)),
                 m_reason);
        return false;
    }
    return m_context.edit(joinKeyCommand(m_context.reader(), client),
                          [join](Edit& edit) { joinKeyAccounts(edit, join); });
}

void askToKeep(AppContext& context, QWidget* window, const KeyAccount& account, const KeyBoard& board) {
    if (!context.mayEdit()) return;
    auto* sheet = new FormDialog(JoinSheet::tr("Keep it for now"), JoinSheet::tr("Keep"), window);
    sheet->setObjectName(u"keepKeySheet"_s);
    sheet->setIntro(qs(account.name));
    auto* reason = reasonEdit(u"keepReason"_s);
    sheet->addRow(JoinSheet::tr("&Why"), reason);
    auto* until = new QDateEdit(qdate(quarterEnd(board.periodEnd + std::chrono::days(1))));
    until->setObjectName(u"keepUntil"_s);
    until->setMinimumDate(qdate(context.today()));
    setCalendar(until, qdate(context.today()), context.settings().weekStartsOnMonday());
    until->setDisplayFormat(u"yyyy-MM-dd"_s);
    sheet->addRow(JoinSheet::tr("&Until"), until);
    sheet->setSubmit([&context, sheet, reason, until, client = account.client] {
        const QString text = reason->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(JoinSheet::tr("Say why it stays one though it does not meet every criterion."), reason);
            return false;
        }
        const Date day = fromQDate(until->date());
        return context.edit(keepKeyCommand(context.reader(), client, day),
                            [client, text = u8(text), day, person = context.session()->actor()](Edit& edit) {
                                keepKeyAccount(edit, client, text, day, person);
                            });
    });
    sheet->openSheet();
}

void askToLeave(AppContext& context, QWidget* window, const KeyAccount& account) {
    if (!context.mayEdit()) return;
    const LeaveCost cost = leaveCost(context.reader(), account.client, context.asOf(), context.language());
    const std::string price = words::leaveCostWords(cost.playbooks, cost.hoursAMonth, cost.benefits, cost.yearly,
                                                    cost.sponsor, context.currency(), context.language());
    auto* sheet = new FormDialog(JoinSheet::tr("No key account any more"), JoinSheet::tr("Remove"), window);
    sheet->setObjectName(u"leaveKeySheet"_s);
    sheet->setIntro(qs(account.name));
    auto* label = makeLabel(JoinSheet::tr("What it costs: %1").arg(qs(price)), TextStyle::body);
    label->setObjectName(u"leavePrice"_s);
    label->setWordWrap(true);
    sheet->addWide(label);
    auto* reason = reasonEdit(u"leaveReason"_s);
    sheet->addRow(JoinSheet::tr("&Why"), reason);
    sheet->setSubmit([&context, sheet, reason, price, client = account.client] {
        const QString text = reason->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(JoinSheet::tr("Say why it leaves: the reason is kept."), reason);
            return false;
        }
        return context.edit(leaveKeyCommand(context.reader(), client),
                            [client, text = u8(text), price, person = context.session()->actor()](Edit& edit) {
                                leaveKeyAccounts(edit, client, text, price, person);
                            });
    });
    sheet->openSheet();
}

void askForTick(AppContext& context, QWidget* window, const KeyAccount& account, const KeyBoard& board) {
    if (!context.mayEdit()) return;
    auto* sheet = new FormDialog(JoinSheet::tr("Tick a criterion"), JoinSheet::tr("Note it"), window);
    sheet->setObjectName(u"tickSheet"_s);
    sheet->setIntro(qs(account.name));
    auto* which = new QComboBox;
    which->setObjectName(u"tickCriterion"_s);
    for (const KeyCriterion& criterion : board.criteria)
        if (criterion.byHand)
            which->addItem(labelledText(qs(criterion.name), qs(criterion.asks)),
                           QVariant::fromValue<qint64>(criterion.id));
    sheet->addRow(JoinSheet::tr("&Criterion"), which);
    auto* met = new QComboBox;
    met->setObjectName(u"tickMet"_s);
    met->addItem(JoinSheet::tr("met"), true);
    met->addItem(JoinSheet::tr("not met"), false);
    sheet->addRow(JoinSheet::tr("&State"), met);
    auto* note = reasonEdit(u"tickNote"_s);
    sheet->addRow(JoinSheet::tr("&How one knows"), note);
    sheet->setSubmit([&context, sheet, which, met, note, client = account.client] {
        if (note->text().trimmed().isEmpty()) {
            sheet->setError(JoinSheet::tr("Say how one knows: the note is kept."), note);
            return false;
        }
        const CriterionTick tick{which->currentData().toLongLong(), met->currentData().toBool(),
                                 u8(note->text().trimmed())};
        return context.edit(checkCriterionCommand(context.reader(), client, tick.criterion),
                            [client, tick, person = context.session()->actor()](Edit& edit) {
                                checkCriterion(edit, client, tick, person);
                            });
    });
    sheet->openSheet();
}

}  // namespace meike::ui
