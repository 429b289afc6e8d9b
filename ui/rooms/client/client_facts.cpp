// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_facts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/records/record_writer.h"
#include "app/score_book.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "storage/custom_fields.h"
#include "ui/context/app_context.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/record_list.h"
#include "ui/rooms/client/field_line.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Phones are whole only where they are edited.
bool isPhone(const Field& field) { return field.personal && field.identifier; }

}  // namespace

ClientFacts::ClientFacts(AppContext& context, QWidget* parent) : SidePanel(parent), m_context(context) {
    setObjectName(u"clientFacts"_s);
    setAccessibleName(tr("Fields"));
}

void ClientFacts::forget() {
    for (FieldLine* each : m_lines) each->giveUp();
    clear();
    m_lines.clear();
    m_headings.clear();
    m_sections.clear();
    m_tags = nullptr;
    m_team = nullptr;
    m_fold = nullptr;
    m_built.clear();
    m_client = 0;
}

void ClientFacts::build() {
    std::vector<const Field*> fields;
    for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client))
        // The name stands over the page.
        if (isStored(field->source) && field->editable && field->key != "name") fields.push_back(field);
    std::string built = m_context.language() == Language::zh ? "zh" : "en";
    for (const Field* field : fields) built += std::string(1, '\n') + std::string(field->key);
    if (built == m_built) return;
    forget();
    m_built = built;
    auto* tags = addSection();
    m_tags = new QVBoxLayout;
    tags->addLayout(m_tags);
    auto* body = addSection(tr("Profile"));
    std::vector<std::string> order;
    for (const Field* field : fields) {
        const std::string section(field->section.in(m_context.language()));
        if (std::find(order.begin(), order.end(), section) == order.end()) order.push_back(section);
    }
    for (const std::string& section : order) {
        m_headings << makeHeading(section.empty() ? tr("More") : qs(section));
        body->addWidget(m_headings.last().box);
        QList<FieldLine*> lines;
        for (const Field* field : fields) {
            if (field->section.in(m_context.language()) != section) continue;
            auto* line = new FieldLine(m_context, *field);
            connect(line, &FieldLine::editingEnded, this, &ClientFacts::showFold);
            body->addWidget(line);
            lines << line;
        }
        m_lines << lines;
        m_sections << lines;
    }
    m_fold = new QPushButton;
    m_fold->setObjectName(u"emptyFieldsButton"_s);
    setFlat(m_fold);
    connect(m_fold, &QPushButton::clicked, this, [this] { setEmptyShown(!m_emptyShown); });
    body->addWidget(m_fold, 0, Qt::AlignLeft);
    m_team = new QVBoxLayout;
    addSection()->addLayout(m_team);
}

ClientFacts::Heading ClientFacts::makeHeading(const QString& name) {
    Heading heading{.box = new QWidget, .text = new ElidedLabel(name), .verify = new QToolButton, .name = name};
    for (const Choice& section : choices::clientSections())
        if (m_context.text(section.label) == name) heading.section = section.key;
    auto* line = new QHBoxLayout(heading.box);
    line->setContentsMargins(space::kHalf, space::kHalf, 0, 0);
    line->setSpacing(space::kHalf);
    heading.text->setFont(textFont(TextStyle::small));
    setTone(heading.text, Tone::secondary);
    heading.verify->setObjectName(u"verify_"_s + qs(heading.section));
    heading.verify->setIcon(icon(u"shield-check"_s, Tone::secondary));
    heading.verify->setAutoRaise(true);
    heading.verify->setToolTip(tr("I have looked at “%1”: it is right").arg(name));
    heading.verify->setAccessibleName(heading.verify->toolTip());
    connect(heading.verify, &QToolButton::clicked, this, [this, section = heading.section] { verify(section); });
    line->addWidget(heading.text, 1);
    line->addWidget(heading.verify);
    // In its place first: shown without a parent it would be a window.
    heading.verify->setVisible(!heading.section.empty());
    return heading;
}

void ClientFacts::showVerified(const ClientGlance& glance, const ClientDesk& desk) {
    for (const Heading& heading : m_headings) {
        heading.verify->setEnabled(!m_context.inThePast());
        for (const SectionVerification& section : desk.sections) {
            if (section.section->key != heading.section) continue;
            QString text = heading.name;
            if (const auto day = parseIsoDate(section.on)) {
                text += u" · "_s + tr("verified %1").arg(shortDate(*day, m_context.asOf()));
                if (const QString who = qs(glance.names.name(Kind::person, section.by)); !who.isEmpty())
                    text += u' ' + who;
            } else if (section.stale) {
                text += u" · "_s + tr("never verified");
            }
            heading.text->setText(text);
            // What is stable need not be looked at as often: the word for it is a tone, not an alarm.
            setTone(heading.text, section.stale && !section.on.empty() ? Tone::risk : Tone::secondary);
        }
    }
}

void ClientFacts::verify(const std::string& section) {
    if (!m_context.session() || m_client == 0 || !m_context.mayEdit()) return;
    Record record(Kind::verification);
    record.set("client", m_client).set("section", section).set("date", isoDate(m_context.today()));
    if (const RecordId actor = m_context.session()->actor(); actor != 0) record.set("person", actor);
    m_context.edit(addCommand(m_context.reader(), record), [record](Edit& edit) { addRecord(edit, record); });
}

void ClientFacts::show(const ClientGlance& glance, const ClientDesk& desk) {
    build();
    m_client = glance.client.id();
    addTags(glance);
    const TextContext how{&glance.names, m_context.currency(), m_context.language()};
    for (FieldLine* line : m_lines) {
        const Field& field = line->field();
        const Value& value = glance.client.get(field.key);
        QString text = qs(displayText(field, value, how)).simplified();
        if (isPhone(field)) text = maskedPhone(text);
        line->setValue(m_client, value, text);
    }
    showVerified(glance, desk);
    showFold();
    addTeam(glance);
}

void ClientFacts::addTeam(const ClientGlance& glance) {
    clearLayout(m_team);
    addRecordHead(m_context, m_team, m_context.text(kindRow(Kind::team_member).many), {}, Kind::team_member, m_client);
    const auto found = glance.lists.find(Kind::team_member);
    if (found == glance.lists.end() || found->second.empty()) {
        m_team->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
        return;
    }
    for (const Record& member : found->second)
        addRecordRow(m_context, m_team, Kind::team_member, member.id(),
                     {qs(glance.names.name(Kind::person, member.integer("person"))),
                      qs(glance.names.name(Kind::pick_item, member.integer("function"), m_context.language())),
                      {},
                      Tone::secondary});
}

void ClientFacts::addTags(const ClientGlance& glance) {
    clearLayout(m_tags);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(m_context.text(fieldOf(Kind::client, "tags").label), TextStyle::strong), 1);
    auto* add = new QToolButton;
    add->setObjectName(u"pageTagButton"_s);
    add->setIcon(icon(u"plus"_s));
    add->setToolTip(tr("Tag this client (T)"));
    add->setAccessibleName(add->toolTip());
    add->setAutoRaise(true);
    add->setEnabled(!m_context.inThePast());
    connect(add, &QToolButton::clicked, this, &ClientFacts::tagRequested);
    head->addWidget(add);
    m_tags->addLayout(head);
    if (glance.tags.empty()) {
        m_tags->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
        return;
    }
    auto* box = new QWidget;
    auto* flow = new FlowLayout(box, 6, 6);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto& [name, colour] : glance.tags) {
        auto* pill = new Pill(qs(name), colour);
        pill->setRemovable(!m_context.inThePast());
        connect(pill, &Pill::removeRequested, this, [this, text = qs(name)] { emit untagRequested(text); });
        flow->addWidget(pill);
    }
    m_tags->addWidget(box);
}

void ClientFacts::setEmptyShown(bool shown) {
    m_emptyShown = shown;
    showFold();
}

void ClientFacts::showFold() {
    int empty = 0;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        bool any = false;
        for (FieldLine* line : m_sections[i]) {
            const bool shown = !line->isEmpty() || m_emptyShown || line->isEditing();
            if (line->isEmpty()) ++empty;
            line->setVisible(shown);
            any = any || shown;
        }
        m_headings[i].box->setVisible(any);
    }
    if (!m_fold) return;
    m_fold->setVisible(empty > 0);
    m_fold->setIcon(icon(m_emptyShown ? u"chevron-up"_s : u"chevron-right"_s, Tone::accent));
    m_fold->setText(m_emptyShown ? tr("Hide what is empty") : tr("%n empty", nullptr, empty));
    setTone(m_fold, Tone::accent);
}

FieldLine* ClientFacts::line(std::string_view key) const {
    for (FieldLine* each : m_lines)
        if (each->field().key == key) return each;
    return nullptr;
}

std::optional<Unsaved> ClientFacts::unsaved() {
    for (FieldLine* each : m_lines) {
        if (!each->isDirty()) continue;
        return Unsaved{.question = tr("Save “%1”?").arg(m_context.text(each->field().label)),
                       .save =
                           [each] {
                               if (!each->store()) return false;
                               each->giveUp();
                               return true;
                           },
                       .show = [each] { each->setFocus(); },
                       .discard = [each] { each->giveUp(); }};
    }
    return {};
}

}  // namespace meike::ui
