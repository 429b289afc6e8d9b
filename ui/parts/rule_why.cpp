// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/rule_why.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/segments.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSuggestions = 8;
constexpr int kSearchWidth = 260;

}  // namespace

struct RuleWhy::Answer {
    std::string name;
    RuleExplanation explanation;
    std::optional<Error> problem;
};

RuleWhy::RuleWhy(AppContext& context, QWidget* parent)
    : Card({}, {}, parent),
      m_context(context),
      m_suggestions(new LatestRead(context, this)),
      m_read(new LatestRead(context, this)) {
    setObjectName(u"ruleWhy"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kWide);
    m_search = new SearchField;
    m_search->setObjectName(u"whySearch"_s);
    m_search->setFixedWidth(kSearchWidth);
    m_popup = new SuggestPopup(m_search);
    m_verdict = makeLabel({}, TextStyle::strong);
    m_verdict->setObjectName(u"whyVerdict"_s);
    m_verdict->setWordWrap(true);
    line->addWidget(m_search);
    line->addWidget(m_verdict, 1);
    body()->addLayout(line);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kHalf);
    body()->addLayout(m_rows);
    connect(m_search, &SearchField::queryChanged, this, &RuleWhy::suggest);
    connect(m_popup, &SuggestPopup::picked, this, [this](const PickItem& item) {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
        m_popup->dismiss();
        showClient(item.key.toLongLong());
    });
    connect(&context, &AppContext::sessionChanged, this, [this] { showClient(0); });
    retranslate();
}

void RuleWhy::suggest(const QString& query) {
    if (query.trimmed().isEmpty() || !m_context.session()) {
        m_popup->dismiss();
        return;
    }
    ClientQuery asked;
    asked.search = u8(query);
    asked.asOf = m_context.asOf();
    asked.limit = kSuggestions;
    m_suggestions->ask(
        [asked](Database& database, const std::stop_token&) {
            return readRecords(database, Kind::client, queryClientIds(database, asked));
        },
        [this](const std::vector<Record>& answer) {
            QList<PickItem> items;
            for (const Record& client : answer) {
                PickItem item;
                item.key = static_cast<qlonglong>(client.id());
                item.text = qs(client.text("name"));
                items << item;
            }
            m_popup->setItems(items, tr("No client of that name"));
        });
}

void RuleWhy::setRule(const Rule& rule) {
    m_rule = rule;
    ask();
}

void RuleWhy::showClient(RecordId client) {
    m_client = client;
    ask();
}

void RuleWhy::ask() {
    if (m_client == 0 || !m_context.session()) {
        m_verdict->setText(tr("Choose a client here or at the right, and read why."));
        setTone(m_verdict, Tone::secondary);
        m_verdict->setFont(textFont(TextStyle::body));
        while (QLayoutItem* item = m_rows->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_lines.clear();
        return;
    }
    m_read->ask(
        [rule = m_rule, client = m_client, asOf = m_context.asOf()](Database& database, const std::stop_token&) {
            Answer answer;
            if (const auto record = readRecord(database, Kind::client, client)) {
                answer.name = record->text("name");
                try {
                    answer.explanation = explainRule(database, resolved(database, rule), client, asOf);
                } catch (const Error& error) {
                    if (error.kind() == ErrorKind::cancelled) throw;
                    answer.problem = error;
                }
            }
            return answer;
        },
        [this](const Answer& answer) { fill(answer); });
}

void RuleWhy::fill(const Answer& answer) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_lines.clear();
    if (answer.name.empty()) {
        showClient(0);  // deleted meanwhile
        return;
    }
    if (answer.problem) {
        // What is wrong with the rule stands beside it already.
        m_verdict->setText(tr("The rule cannot be checked as it stands."));
        m_verdict->setToolTip(errorText(*answer.problem));
        setTone(m_verdict, Tone::secondary);
        m_verdict->setFont(textFont(TextStyle::body));
        emit answered();
        return;
    }
    const Language language = m_context.language();
    m_verdict->setToolTip({});
    m_verdict->setText(answer.explanation.holds ? tr("“%1” is in.").arg(qs(answer.name))
                                                : tr("“%1” is not in.").arg(qs(answer.name)));
    setTone(m_verdict, answer.explanation.holds ? Tone::good : Tone::risk);
    m_verdict->setFont(textFont(TextStyle::strong));  // after the tone: polishing takes the font along
    const auto add = [&](const auto& self, const RuleExplanation& node, int depth) -> void {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(depth * space::kTriple, 0, 0, 0);
        layout->setSpacing(space::kUnit);
        auto* mark = new QLabel;
        mark->setPixmap(
            icon(node.holds ? u"check"_s : u"x"_s, node.holds ? Tone::good : Tone::risk).pixmap(kIconSize, kIconSize));
        const QString sentence = qs(node.sentenceIn(language));
        const QString held = qs(node.heldIn(language));
        auto* text = makeLabel(sentence, TextStyle::body);
        text->setWordWrap(true);
        layout->addWidget(mark, 0, Qt::AlignTop);
        layout->addWidget(text, 3);
        if (!held.isEmpty()) {
            auto* has = makeLabel(held, TextStyle::body, Tone::secondary);
            has->setWordWrap(true);
            layout->addWidget(has, 2);
        }
        QString spoken = node.holds ? tr("Holds: %1").arg(sentence) : tr("Does not hold: %1").arg(sentence);
        if (!held.isEmpty()) spoken = tr("%1 (%2)").arg(spoken, held);
        row->setAccessibleName(spoken);
        m_lines << spoken;
        m_rows->addWidget(row);
        for (const RuleExplanation& child : node.children) self(self, child, depth + 1);
    };
    if (answer.explanation.type == Rule::Type::all && answer.explanation.children.empty()) {
        m_lines << tr("The rule has no condition: everybody is in.");
        auto* row = makeLabel(m_lines.front(), TextStyle::body, Tone::secondary);
        row->setWordWrap(true);
        m_rows->addWidget(row);
        emit answered();
        return;
    }
    // The outermost "all of these" says nothing that its parts do not.
    if (answer.explanation.type == Rule::Type::all)
        for (const RuleExplanation& child : answer.explanation.children) add(add, child, 0);
    else
        add(add, answer.explanation, 0);
    emit answered();
}

void RuleWhy::retranslate() {
    setTitle(tr("Why is a client in, or not?"));
    m_search->setPlaceholderText(tr("Client (pinyin works)"));
    m_search->setAccessibleName(tr("Client whose place is explained"));
    ask();
}

void RuleWhy::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

}  // namespace meike::ui
