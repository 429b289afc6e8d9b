// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/settings_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "app/field_text.h"
#include "app/records/record_writer.h"
#include "base/unicode.h"
#include "generated/version.h"
#include "storage/records.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/settings/backup_section.h"
#include "ui/rooms/settings/ownership_section.h"
#include "ui/rooms/settings/pick_list_editor.h"
#include "ui/rooms/settings/profile_editor.h"
#include "ui/rooms/settings/record_table.h"
#include "ui/rooms/settings/roles_section.h"
#include "ui/rooms/settings/scoring_section.h"
#include "ui/rooms/settings/tag_editor.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPageWidth = 880;

QComboBox* narrowCombo(const QString& name) {
    auto* combo = new QComboBox;
    calmWheel(combo);
    combo->setObjectName(name);
    combo->setMinimumWidth(220);
    return combo;
}

}  // namespace

/// The page's widgets.
struct SettingsPage::Parts {
    QStackedWidget* stack = nullptr;
    QScrollArea* scroll = nullptr;
    QLabel* title = nullptr;
    ProfileEditor* rules = nullptr;
    QMap<QString, Card*> sections;
    QComboBox* language = nullptr;
    QComboBox* theme = nullptr;
    QCheckBox* monday = nullptr;
    QComboBox* actor = nullptr;
    QLabel* languageLabel = nullptr;
    QLabel* themeLabel = nullptr;
    QLabel* actorLabel = nullptr;
    QLineEdit* name = nullptr;
    QComboBox* currency = nullptr;
    QLabel* nameLabel = nullptr;
    QLabel* currencyLabel = nullptr;
    QLabel* file = nullptr;
    QPushButton* folder = nullptr;
    QLabel* ratesNote = nullptr;
    RecordTable* people = nullptr;
    OwnershipSection* ownership = nullptr;
    RecordTable* rates = nullptr;
    QLabel* fieldsNote = nullptr;
    QLabel* listsNote = nullptr;
    QLabel* tagsNote = nullptr;
    BackupSection* backups = nullptr;
    QLabel* about = nullptr;
    bool filling = false;

    Card* addSection(const QString& key, QVBoxLayout* layout, Card* made = nullptr) {
        Card* card = made ? made : new Card;
        card->setObjectName(key + u"Section"_s);
        layout->addWidget(card);
        sections[key] = card;
        return card;
    }
};

SettingsPage::SettingsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::none, parent), m_parts(std::make_unique<Parts>()) {
    build();
    connect(&context, &AppContext::actorChanged, this, &SettingsPage::invalidate);
    retranslate();
}

SettingsPage::~SettingsPage() = default;

std::optional<Unsaved> SettingsPage::unsaved() {
    if (!m_context.session() || !m_parts->rules->isWorthKeeping()) return {};
    // Not "Apply": that changes the tiers of everybody, and wants to be looked at.
    return Unsaved{.question = tr("Leave the changed scoring rules?"),
                   .note = tr("They are not applied yet."),
                   .show = [this] { m_context.go(u"settings"_s, VisitPart{u"rules"_s}); },
                   .discard = [this] { m_parts->rules->reset(); }};
}

void SettingsPage::visit(const Visit& visit) {
    const auto* part = std::get_if<VisitPart>(&visit);
    if (!part) return;
    if (part->key == u"rules"_s)
        showRules();
    else
        showSection(part->key);
}

QList<PagePart> SettingsPage::parts() const {
    QList<PagePart> parts;
    for (auto at = m_parts->sections.cbegin(); at != m_parts->sections.cend(); ++at)
        if (at.value()->isEnabled()) parts << PagePart{at.key(), at.value()->title()};
    return parts;
}

void SettingsPage::addActions(ActionRegistry& actions) {
    const auto section = [&](const QString& id, MenuGroup group, LiveText text, const QString& iconName,
                             const QString& key) {
        actions.add({.id = id,
                     .group = group,
                     .text = std::move(text),
                     .iconName = iconName,
                     .run = [this, key] { m_context.go(u"settings"_s, VisitPart{key}); },
                     .enabled = [this] { return m_context.session() != nullptr; },
                     .rank = 20});
    };
    section(
        u"file.backup"_s, MenuGroup::file, [] { return tr("Backup and restore..."); }, u"shield-check"_s, u"backup"_s);
    section(
        u"help.about"_s, MenuGroup::help, [] { return tr("About Meike"); }, u"info"_s, u"about"_s);
}

void SettingsPage::build() {
    Parts& p = *m_parts;
    p.scroll = new QScrollArea;
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget;
    page->setProperty("scrolled", true);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
    auto* column = new QWidget;
    column->setMaximumWidth(kPageWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
    row->addWidget(column, 1);
    row->addStretch(0);
    p.title = makeLabel({}, TextStyle::title);
    layout->addWidget(p.title);
    buildGeneral(layout);
    buildWorkspace(layout);

    Card* people = p.addSection(u"people"_s, layout);
    p.people = new RecordTable(m_context, Kind::person, {"name", "role", "email", "active"});
    p.people->addAction(
        [](const Record& person) { return person.integer("active", 1) != 0 ? tr("Deactivate") : tr("Activate"); },
        [this](const Record& person) {
            const std::int64_t active = person.integer("active", 1) != 0 ? 0 : 1;
            m_context.edit(
                changeFieldCommand(m_context.reader(), Kind::person, person.id(), "active"),
                [id = person.id(), active](Edit& edit) { changeField(edit, Kind::person, id, "active", active); });
        });
    people->body()->addWidget(p.people);
    p.ownership = new OwnershipSection(m_context);
    p.addSection(u"ownership"_s, layout, p.ownership);
    p.addSection(u"roles"_s, layout)->body()->addWidget(new RolesSection(m_context));

    Card* rates = p.addSection(u"rates"_s, layout);
    p.ratesNote = makeLabel({}, TextStyle::body, Tone::secondary);
    p.ratesNote->setWordWrap(true);
    rates->body()->addWidget(p.ratesNote);
    p.rates = new RecordTable(m_context, Kind::rate, {"currency", "day", "rate"});
    // A currency's newest rate first.
    p.rates->setSortKey([](const Record& rate) {
        std::string key = rate.text("currency") + ' ';
        for (const char digit : rate.text("day"))
            key += digit >= '0' && digit <= '9' ? static_cast<char>('0' + '9' - digit) : digit;
        return key;
    });
    p.rates->setPresets([this] { return std::map<std::string, Value>{{"day", isoDate(m_context.today())}}; });
    rates->body()->addWidget(p.rates);

    Card* lists = p.addSection(u"lists"_s, layout);
    p.listsNote = makeLabel({}, TextStyle::body, Tone::secondary);
    p.listsNote->setWordWrap(true);
    lists->body()->addWidget(p.listsNote);
    lists->body()->addWidget(new PickListEditor(m_context));

    Card* tags = p.addSection(u"tags"_s, layout);
    p.tagsNote = makeLabel({}, TextStyle::body, Tone::secondary);
    p.tagsNote->setWordWrap(true);
    tags->body()->addWidget(p.tagsNote);
    tags->body()->addWidget(new TagEditor(m_context));

    Card* fields = p.addSection(u"fields"_s, layout);
    p.fieldsNote = makeLabel({}, TextStyle::body, Tone::secondary);
    p.fieldsNote->setWordWrap(true);
    fields->body()->addWidget(p.fieldsNote);
    auto* table = new RecordTable(m_context, Kind::custom_field, {"name", "kind", "type", "required", "archived"});
    table->setPresets([] { return std::map<std::string, Value>{{"kind", "clients"}, {"type", "text"}}; });
    fields->body()->addWidget(table);

    Card* scoring = p.addSection(u"scoring"_s, layout);
    auto* scoringSection = new ScoringSection(m_context);
    scoring->body()->addWidget(scoringSection);
    connect(scoringSection, &ScoringSection::editRequested, this, &SettingsPage::showRules);
    p.backups = new BackupSection(m_context);
    p.addSection(u"backup"_s, layout)->body()->addWidget(p.backups);

    Card* about = p.addSection(u"about"_s, layout);
    p.about = makeLabel({}, TextStyle::body);
    p.about->setWordWrap(true);
    p.about->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    about->body()->addWidget(p.about);
    layout->addStretch();
    p.scroll->setWidget(page);
    p.rules = new ProfileEditor(m_context);
    connect(p.rules, &ProfileEditor::leaveRequested, this, [this] { showSection(u"scoring"_s); });
    p.stack = new QStackedWidget;
    p.stack->addWidget(p.scroll);
    p.stack->addWidget(p.rules);
    content()->addWidget(p.stack);
    // A workspace that goes takes its rules along.
    connect(&m_context, &AppContext::sessionClosing, this, [this] { m_parts->stack->setCurrentIndex(0); });
}

void SettingsPage::buildGeneral(QVBoxLayout* layout) {
    Parts& p = *m_parts;
    Card* card = p.addSection(u"general"_s, layout);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kDouble);
    form->setVerticalSpacing(space::kUnit);
    p.language = narrowCombo(u"languageCombo"_s);
    p.theme = narrowCombo(u"themeCombo"_s);
    p.actor = narrowCombo(u"actorCombo"_s);
    p.monday = new QCheckBox;
    p.languageLabel = makeLabel({}, TextStyle::body, Tone::secondary);
    p.themeLabel = makeLabel({}, TextStyle::body, Tone::secondary);
    p.actorLabel = makeLabel({}, TextStyle::body, Tone::secondary);
    const std::pair<QLabel*, QComboBox*> rows[] = {
        {p.languageLabel, p.language}, {p.themeLabel, p.theme}, {p.actorLabel, p.actor}};
    for (const auto& [label, field] : rows) {
        label->setBuddy(field);
        label->setMinimumHeight(kControlHeight);
        auto* line = new QHBoxLayout;
        line->addWidget(field);
        line->addStretch();
        form->addRow(label, line);
    }
    form->addRow(QString(), p.monday);
    card->body()->addLayout(form);
    // The names of languages are written in themselves.
    p.language->addItem(u"简体中文"_s, static_cast<int>(Language::zh));
    p.language->addItem(u"English"_s, static_cast<int>(Language::en));
    for (const ThemeChoice theme : {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark})
        p.theme->addItem({}, static_cast<int>(theme));
    connect(p.language, &QComboBox::activated, this,
            // Later, when the list has closed: every widget is retranslated, this one too.
            [this] {
                QTimer::singleShot(0, this, [this] {
                    m_context.setLanguage(static_cast<Language>(m_parts->language->currentData().toInt()));
                });
            });
    connect(p.theme, &QComboBox::activated, this,
            [this] { m_context.setTheme(static_cast<ThemeChoice>(m_parts->theme->currentData().toInt())); });
    connect(p.monday, &QCheckBox::toggled, this, [this](bool on) {
        if (!m_parts->filling) m_context.settings().setWeekStartsOnMonday(on);
    });
    connect(p.actor, &QComboBox::activated, this,
            [this] { m_context.setActor(m_parts->actor->currentData().toLongLong()); });
}

void SettingsPage::buildWorkspace(QVBoxLayout* layout) {
    Parts& p = *m_parts;
    Card* card = p.addSection(u"workspace"_s, layout);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kDouble);
    form->setVerticalSpacing(space::kUnit);
    p.name = new QLineEdit;
    p.name->setObjectName(u"workspaceNameEdit"_s);
    p.name->setMaximumWidth(360);
    p.currency = narrowCombo(u"baseCurrencyCombo"_s);
    p.currency->setEditable(true);
    p.currency->setInsertPolicy(QComboBox::NoInsert);
    p.nameLabel = makeLabel({}, TextStyle::body, Tone::secondary);
    p.currencyLabel = makeLabel({}, TextStyle::body, Tone::secondary);
    p.nameLabel->setBuddy(p.name);
    p.currencyLabel->setBuddy(p.currency);
    for (QLabel* label : {p.nameLabel, p.currencyLabel}) label->setMinimumHeight(kControlHeight);
    form->addRow(p.nameLabel, p.name);
    auto* line = new QHBoxLayout;
    line->addWidget(p.currency);
    line->addStretch();
    form->addRow(p.currencyLabel, line);
    card->body()->addLayout(form);
    auto* place = new QHBoxLayout;
    p.file = makeLabel({}, TextStyle::body, Tone::secondary);
    p.file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    p.file->setWordWrap(true);
    p.folder = new QPushButton;
    place->addWidget(p.file, 1);
    place->addWidget(p.folder);
    card->body()->addLayout(place);
    connect(p.folder, &QPushButton::clicked, this, [this] {
        if (!m_context.session()) return;
        QDesktopServices::openUrl(QUrl::fromLocalFile(qsPath(m_context.session()->path().parent_path())));
    });
    connect(p.name, &QLineEdit::editingFinished, this, [this] {
        if (m_parts->filling || !m_context.session()) return;
        const std::string name(trimmed(cleanText(u8(m_parts->name->text()))));
        if (name == setting(m_context.reader(), "name")) return;
        m_context.edit(Command{"settings", {}}, [name](Edit& edit) { RecordWriter(edit).setSetting("name", name); });
    });
    const auto setCurrency = [this] {
        if (m_parts->filling || !m_context.session()) return;
        const auto code = parseCurrency(u8(m_parts->currency->currentText()));
        if (!code || *code == m_context.currency()) {
            m_parts->currency->setEditText(qs(m_context.currency()));
            return;
        }
        // Every stored rate and every credit limit is in the base currency: under another one they would mean something
        // else.
        if (countRecords(m_context.reader(), Kind::order) > 0 || countRecords(m_context.reader(), Kind::rate) > 0) {
            m_parts->currency->setEditText(qs(m_context.currency()));
            m_context.showMessage(
                [] { return tr("The base currency stays as it is: there are orders or rates in it already."); });
            return;
        }
        m_context.edit(Command{"settings", {}},
                       [currency = *code](Edit& edit) { RecordWriter(edit).setSetting("base_currency", currency); });
    };
    connect(p.currency, &QComboBox::activated, this, setCurrency);
    connect(p.currency->lineEdit(), &QLineEdit::editingFinished, this, setCurrency);
}

void SettingsPage::fill() {
    Parts& p = *m_parts;
    const bool open = m_context.session() != nullptr;
    p.filling = true;
    p.language->setCurrentIndex(p.language->findData(static_cast<int>(m_context.language())));
    p.theme->setCurrentIndex(p.theme->findData(static_cast<int>(m_context.settings().theme())));
    p.monday->setChecked(m_context.settings().weekStartsOnMonday());
    p.actor->clear();
    p.actor->addItem(tr("Nobody in particular"), qlonglong{0});
    for (const char* key :
         {"workspace", "people", "ownership", "rates", "lists", "tags", "fields", "scoring", "backup"})
        p.sections[QString::fromLatin1(key)]->setEnabled(open);
    p.actor->setEnabled(open);
    p.ownership->fill();
    if (open) {
        for (const Record& person : allRecords(m_context.reader(), Kind::person)) {
            if (person.integer("active", 1) != 0 || person.id() == m_context.session()->actor())
                p.actor->addItem(qs(person.text("name")), static_cast<qlonglong>(person.id()));
        }
        p.actor->setCurrentIndex(std::max(0, p.actor->findData(static_cast<qlonglong>(m_context.session()->actor()))));
        const QString name = qs(setting(m_context.reader(), "name"));
        if (!p.name->hasFocus() || p.name->text() != name) p.name->setText(name);
        QStringList codes{qs(m_context.currency()), u"CNY"_s, u"USD"_s, u"EUR"_s, u"HKD"_s, u"JPY"_s, u"GBP"_s};
        codes.removeDuplicates();
        p.currency->clear();
        p.currency->addItems(codes);
        p.currency->setCurrentIndex(0);
        p.file->setText(tr("Kept in %1").arg(qsPath(m_context.session()->path())));
    } else {
        p.name->clear();
        p.file->clear();
    }
    p.filling = false;
}

void SettingsPage::retranslate() {
    Parts& p = *m_parts;
    p.title->setText(tr("Settings"));
    p.sections[u"general"_s]->setTitle(tr("This computer"));
    p.sections[u"workspace"_s]->setTitle(tr("Workspace"));
    p.sections[u"people"_s]->setTitle(tr("People"));
    p.ownership->retranslate();
    p.sections[u"rates"_s]->setTitle(tr("Currency rates"));
    p.sections[u"lists"_s]->setTitle(tr("Lists to choose from"));
    p.sections[u"tags"_s]->setTitle(tr("Tags"));
    p.tagsNote->setText(
        tr("A tag is put on by hand, or follows a segment: then it is on exactly the clients of that segment, "
           "always."));
    p.sections[u"fields"_s]->setTitle(tr("Fields of your own"));
    p.fieldsNote->setText(tr(
        "What your agency wants to know besides: such a field stands in forms, lists, conditions, import, export and "
        "on the client's page like every other."));
    p.sections[u"scoring"_s]->setTitle(tr("Scoring"));
    p.sections[u"backup"_s]->setTitle(tr("Backups"));
    p.sections[u"roles"_s]->setTitle(tr("Roles and sign-in"));
    p.sections[u"about"_s]->setTitle(tr("About Meike"));
    p.languageLabel->setText(tr("&Language"));
    p.themeLabel->setText(tr("&Appearance"));
    p.actorLabel->setText(tr("Current &user"));
    p.monday->setText(tr("Weeks start on Monday"));
    p.nameLabel->setText(tr("Na&me"));
    p.currencyLabel->setText(tr("&Base currency"));
    for (QLabel* label : {p.languageLabel, p.themeLabel, p.actorLabel, p.nameLabel, p.currencyLabel}) {
        label->buddy()->setAccessibleName(withoutMnemonic(label->text()));
    }
    // The fields of both cards begin at the same place.
    int widest = 0;
    QLabel* const labels[] = {p.languageLabel, p.themeLabel, p.actorLabel, p.nameLabel, p.currencyLabel};
    for (QLabel* label : labels) label->setMinimumWidth(0);
    for (const QLabel* label : labels) widest = std::max(widest, label->sizeHint().width());
    for (QLabel* label : labels) label->setMinimumWidth(widest);
    p.theme->setItemText(0, tr("As the system"));
    p.theme->setItemText(1, tr("Light"));
    p.theme->setItemText(2, tr("Dark"));
    p.folder->setText(tr("Open folder"));
    p.ratesNote->setText(
        tr("What one unit of a currency is worth in the base currency from a day on. Clients who paid in a currency "
           "without a "
           "rate have no value."));
    p.listsNote->setText(tr("Items that are in use stay with their clients when they are taken out of use or merged."));
    p.about->setText(tr("Meike %1. Works offline: it opens no network connection and sends nothing to anyone. Your "
                        "data is one file on this "
                        "computer. Free software under the GNU General Public License, version 3 or later; icons by "
                        "Lucide (ISC licence).")
                         .arg(qs(kVersion)));
    fill();
}

void SettingsPage::showRules() {
    if (m_context.session()) m_parts->stack->setCurrentWidget(m_parts->rules);
}

void SettingsPage::showSection(const QString& key) {
    m_parts->stack->setCurrentWidget(m_parts->scroll);
    Card* card = m_parts->sections.value(key == u"backups" ? u"backup"_s : key);
    if (!card) return;
    // A page that was not laid out yet has no place to scroll to.
    QTimer::singleShot(0, this, [this, card] {
        m_parts->scroll->ensureWidgetVisible(card, 0, space::kPage);
        const int top = card->mapTo(m_parts->scroll->widget(), QPoint(0, 0)).y();
        m_parts->scroll->ensureVisible(0, top + m_parts->scroll->viewport()->height() - space::kPage, 0, 0);
        card->nextInFocusChain()->setFocus();
    });
}

}  // namespace meike::ui
