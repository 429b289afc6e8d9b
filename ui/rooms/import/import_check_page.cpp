// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <algorithm>
#include <chrono>

#include "ui/context/latest_read.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/import/import_pages.h"
#include "ui/rooms/import/near_names_sheet.h"

namespace meike::ui {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

using namespace Qt::StringLiterals;

QString fateText(RowFate fate) {
    switch (fate) {
        case RowFate::created:
            return ImportCheckPage::tr("New");
        case RowFate::changed:
            return ImportCheckPage::tr("Changed");
        case RowFate::same:
            return ImportCheckPage::tr("Same");
        case RowFate::rejected:
            return ImportCheckPage::tr("Refused");
    }
    return {};
}

// Below the texts: before them lupdate would file them under a class nobody looks up.
constexpr std::size_t kShownRows = 40;

Tone fateTone(RowFate fate) {
    switch (fate) {
        case RowFate::created:
            return Tone::good;
        case RowFate::changed:
            return Tone::accent;
        case RowFate::same:
            return Tone::secondary;
        case RowFate::rejected:
            return Tone::risk;
    }
    return Tone::normal;
}

QString fieldLabel(AppContext& context, const ImportKind& kind, const std::string& key) {
    for (const ImportField& field : importFields(kind)) {
        if (field.key == key) return context.text(field.label);
    }
    return qs(key);
}

}  // namespace

ImportCheckPage::ImportCheckPage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_read(new LatestRead(context, this)),
      m_busy(nullptr),
      m_note(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_questions(new QWidget),
      m_questionLayout(new QVBoxLayout(m_questions)),
      m_refused(new QWidget),
      m_saved(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_table(new QTableWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(space::kTriple);
    for (int i = 0; i < 4; ++i) {
        m_figures << new Figure;
        figures->addWidget(m_figures.back());
    }
    figures->addStretch();
    layout->addLayout(figures);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    m_questionLayout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_questions);
    auto* refused = new QHBoxLayout(m_refused);
    refused->setContentsMargins(0, 0, 0, 0);
    refused->setSpacing(space::kDouble);
    auto* save = new QPushButton(tr("Save the refused rows..."));
    save->setObjectName(u"saveRefusedButton"_s);
    save->setAutoDefault(false);
    m_saved->setWordWrap(true);
    refused->addWidget(save);
    refused->addWidget(m_saved, 1);
    m_refused->hide();
    layout->addWidget(m_refused);
    connect(save, &QPushButton::clicked, this, [this] {
        chooseRefusedRows(m_context, m_state, this, [this](const QString& path) { saveRejects(path); });
    });
    styleTable(m_table);
    m_table->setProperty("framed", true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("First rows and what would become of them"));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_table, 1);
    m_busy = new BusyOverlay(this);
    // Also when reading failed, which the context has told.
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) m_busy->stop();
    });
}

void ImportCheckPage::begin() {
    m_state.preview.reset();
    m_busy->start([] { return tr("Checking every row"); });
    m_read->ask(
        [plan = m_state.plan, suggest = !m_state.matchChosen, language = m_context.language()](
            Database& database, const std::stop_token& stop) mutable {
            // Importing the same ledger again must not double it: a number that tells rows apart, else their content.
            if (suggest)
                plan.matchKeys = suggestedMatchKeys(*valueOrThrow(TableSource::open(plan.file, plan.source, stop)),
                                                    plan.kind, plan.mapping);
            NoProgress progress;
            auto preview =
                std::make_shared<ImportPreview>(previewImport(database, plan, kShownRows, progress, stop, language));
            return std::pair(preview, plan.matchKeys);
        },
        [this](const std::pair<std::shared_ptr<ImportPreview>, std::vector<std::string>>& answer) {
            m_busy->stop();
            m_state.preview = answer.first;
            m_state.plan.matchKeys = answer.second;
            showPreview();
            emit checked();
        });
    emit checked();
}

void ImportCheckPage::stop() {
    m_busy->stop();
    m_read->stop();
}

bool ImportCheckPage::isAnswered() const {
    if (!m_state.preview) return false;
    const bool asked = std::any_of(m_state.preview->questions.begin(), m_state.preview->questions.end(),
                                   [](const ImportQuestion& question) { return question.date; });
    return !asked && m_state.preview->years.empty() && m_state.preview->repeats.empty();
}

bool ImportCheckPage::ready() const {
    if (!isAnswered()) return false;
    const ImportReport& report = m_state.preview->report;
    return report.created + report.changed > 0 || bringsOnlyDecisions();
}

bool ImportCheckPage::bringsOnlyDecisions() const {
    if (!isAnswered()) return false;
    const ImportReport& report = m_state.preview->report;
    return report.created + report.changed == 0 && m_state.plan.names != NameDecisions{};
}

bool ImportCheckPage::savesRefused() const {
    if (!isAnswered()) return false;
    const ImportReport& report = m_state.preview->report;
    return report.rejected > 0 && report.created + report.changed == 0;
}

void ImportCheckPage::saveRejects(const QString& path) {
    if (m_state.preview) saveRefusedRows(m_context, m_state, m_state.preview->report, path, m_saved);
}

void ImportCheckPage::again() {
    m_state.answered = true;
    begin();
}

void ImportCheckPage::showPreview() {
    const ImportReport& report = m_state.preview->report;
    m_figures[0]->setFigure(tr("New"), count(report.created), {}, Tone::normal);
    m_figures[1]->setFigure(tr("Changed"), count(report.changed), {}, Tone::normal);
    m_figures[2]->setFigure(tr("Same"), count(report.same), {}, Tone::normal);
    m_figures[3]->setFigure(tr("Refused"), count(report.rejected), {}, report.rejected > 0 ? Tone::risk : Tone::normal);
    QStringList notes;
    notes << tr("%1 rows read. Nothing has been written yet.").arg(count(report.rows));
    if (report.clientsCreated > 0)
        notes << tr("%1 will be added because rows name them.").arg(clientCount(report.clientsCreated));
    if (savesRefused())
        notes << tr(
            "No row can be imported. The refused ones can be saved with their reasons, repaired and imported "
            "again.");
    else if (report.rejected > 0)
        notes << tr("Refused rows can be saved afterwards, repaired and imported again.");
    if (const QString match = matchText(); !match.isEmpty()) notes << match;
    QStringList lines{sentencesText(notes)};
    for (const BesideTally& tally : report.beside)
        if (tally.rows > 0) lines << besideSentence(tally, m_context.language());
    for (const auto* told : {&report.sourceNotes, &report.notes})
        for (const ImportNote& note : *told)
            // Names that are much alike have a line of their own, with the button to decide.
            if (note.what != ImportNote::What::near_names) lines << noteSentence(note, m_context.language());
    lines.removeAll(QString());
    m_note->setText(lines.join(u'\n'));
    m_refused->setVisible(savesRefused());
    m_saved->clear();
    gatherNames();
    showQuestions();
    showRows();
}

void ImportCheckPage::showQuestions() {
    clearLayout(m_questionLayout);
    for (const ImportQuestion& question : m_state.preview->questions) askAboutColumn(question);
    for (const ImportQuestion& question : m_state.preview->years) askForYear(question);
    if (!m_state.preview->repeats.empty()) askAboutRepeats();
    if (!m_state.near.empty()) askAboutNames();
    askAboutClients();
    m_questions->setVisible(m_questionLayout->count() > 0);
}

void ImportCheckPage::gatherNames() {
    std::vector<NearName>& near = m_state.near;
    std::erase_if(near, [&](const NearName& each) { return !m_state.isDecided(each.name); });
    for (const NearName& found : m_state.preview->report.near)
        if (std::none_of(near.begin(), near.end(), [&](const NearName& each) { return each.name == found.name; }))
            near.push_back(found);
    std::stable_sort(near.begin(), near.end(), [](const NearName& a, const NearName& b) { return a.line < b.line; });
}

void ImportCheckPage::askAboutNames() {
    const auto open = static_cast<int>(m_state.preview->report.nearCount);
    const auto decided =
        static_cast<int>(std::count_if(m_state.near.begin(), m_state.near.end(),
                                       [this](const NearName& each) { return m_state.isDecided(each.name); }));
    QStringList texts;
    if (open > 0) {
        const NearName& first = m_state.preview->report.near.front();
        texts << tr("%n new client(s) have names similar to others, “%1” to “%2”.", nullptr, open)
                     .arg(qs(first.name), qs(first.like));
    }
    if (decided > 0) texts << tr("%n similar name(s) decided.", nullptr, decided);
    QHBoxLayout* row = addQuestion(sentencesText(texts), false);
    auto* decide = new QPushButton(open > 0 ? tr("Decide...") : tr("Change..."));
    decide->setObjectName(u"decideNamesButton"_s);
    decide->setAutoDefault(false);
    row->addWidget(decide);
    connect(decide, &QPushButton::clicked, this, [this] {
        auto* sheet = new NearNamesSheet(m_state.near, m_state.plan.names, window());
        connect(sheet, &NearNamesSheet::decided, this, &ImportCheckPage::takeDecisions);
        sheet->openSheet();
    });
}

void ImportCheckPage::askAboutClients() {
    if (m_state.plan.createMissingClients) return;
    int rows = 0;
    std::string example;
    for (const Reject& reject : m_state.preview->report.rejects) {
        if (reject.reason.key != "unknown_client" && reject.reason.key != "unknown_named_client") continue;
        if (rows++ == 0) example = reject.reason.text;
    }
    if (rows == 0) return;
    QHBoxLayout* row = addQuestion(
        tr("%n row(s) are refused because they name a client that is not there, “%1” for one.", nullptr, rows)
            .arg(qs(example)),
        false);
    auto* add = new QPushButton(tr("Add these clients"));
    add->setObjectName(u"addClientsButton"_s);
    add->setAutoDefault(false);
    row->addWidget(add);
    connect(add, &QPushButton::clicked, this, [this] {
        m_state.plan.createMissingClients = true;
        again();
    });
}

void ImportCheckPage::takeDecisions(const NameDecisions& names) {
    NameDecisions& all = m_state.plan.names;
    // What was decided and is open again goes.
    for (const NearName& each : m_state.near) {
        all.same.erase(each.name);
        all.apart.erase(each.name);
    }
    for (const auto& [name, client] : names.same) all.same[name] = client;
    all.apart.insert(names.apart.begin(), names.apart.end());
    again();
}

QHBoxLayout* ImportCheckPage::addQuestion(const QString& text, bool urgent) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kDouble);
    auto* label = makeLabel(text, TextStyle::strong, urgent ? Tone::risk : Tone::normal);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    m_questionLayout->addWidget(box);
    return row;
}

void ImportCheckPage::askAboutColumn(const ImportQuestion& question) {
    const QString header = qs(m_state.preview->report.headers.at(question.column));
    const QString example = qs(question.example);
    QHBoxLayout* row = addQuestion(
        question.date ? tr("“%1” holds dates such as %2. What comes first?").arg(header, example)
                      : tr("“%1” holds numbers such as %2. What is before the decimals?").arg(header, example),
        question.date);
    const auto answer = [this, row, column = question.column](const QString& label, auto set) {
        auto* button = new QRadioButton(label);
        row->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, column, set] {
            for (ImportColumn& each : m_state.plan.mapping)
                if (each.column == column) set(each);
            again();
        });
    };
    if (question.date) {
        answer(tr("Day"), [](ImportColumn& column) { column.dateOrder = DateOrder::dmy; });
        answer(tr("Month"), [](ImportColumn& column) { column.dateOrder = DateOrder::mdy; });
        answer(tr("Year"), [](ImportColumn& column) { column.dateOrder = DateOrder::ymd; });
    } else {
        answer(tr("A point"), [](ImportColumn& column) { column.decimalMark = DecimalMark::point; });
        answer(tr("A comma"), [](ImportColumn& column) { column.decimalMark = DecimalMark::comma; });
    }
}

void ImportCheckPage::askForYear(const ImportQuestion& question) {
    const QString header = qs(m_state.preview->report.headers.at(question.column));
    QHBoxLayout* row = addQuestion(
        tr("The days of “%1” say no year (%2). Which year are they of?").arg(header, qs(question.example)), true);
    auto* year = new QSpinBox;
    year->setObjectName(u"yearSpin"_s);
    year->setAccessibleName(tr("Year"));
    year->setRange(kFirstYear, kLastYear);
    year->setValue(static_cast<int>(std::chrono::year_month_day(m_context.today()).year()));
    auto* take = new QPushButton(tr("Take this year"));
    take->setObjectName(u"takeYearButton"_s);
    take->setAutoDefault(false);
    row->addWidget(year);
    row->addWidget(take);
    connect(take, &QPushButton::clicked, this, [this, year, column = question.column] {
        for (ImportColumn& each : m_state.plan.mapping)
            if (each.column == column) each.year = year->value();
        again();
    });
}

void ImportCheckPage::askAboutRepeats() {
    const RepeatedKey& first = m_state.preview->repeats.front();
    QHBoxLayout* row =
        addQuestion(tr("Rows name the same record and differ, “%1” in lines %2 and %3 for one. What are they?")
                        .arg(qs(first.key), count(first.firstLine), count(first.line)),
                    true);
    const std::pair<QString, RepeatPolicy> answers[] = {{tr("Lines of one document: add up"), RepeatPolicy::sum},
                                                        {tr("Records of their own"), RepeatPolicy::all},
                                                        {tr("Mistakes: refuse them"), RepeatPolicy::refuse}};
    for (const auto& [label, policy] : answers) {
        auto* button = new QRadioButton(label);
        row->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, policy = policy] {
            m_state.plan.repeat = policy;
            again();
        });
    }
}

QString ImportCheckPage::matchText() const {
    QStringList names;
    for (const std::string& key : m_state.plan.matchKeys)
        names << (key == kMatchContent ? tr("content of every column")
                                       : fieldLabel(m_context, m_state.plan.importKind(), key));
    return names.isEmpty() ? QString() : tr("A row is there already when it has the same: %1.").arg(listText(names));
}

void ImportCheckPage::showRows() {
    const ImportPreview& preview = *m_state.preview;
    QStringList headers{tr("Line"), tr("Result"), tr("Reason")};
    for (const ImportColumn& column : preview.mapping)
        headers << fieldLabel(m_context, m_state.plan.importKind(), column.field);
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(static_cast<int>(preview.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PreviewRow& shown = preview.rows[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kToneRole, static_cast<int>(tone));
            item->setToolTip(text);
            m_table->setItem(row, column, item);
            return item;
        };
        put(0, count(shown.line), Tone::secondary);
        put(1, fateText(shown.fate), fateTone(shown.fate));
        for (std::size_t i = 0; i < preview.mapping.size() && i < shown.cells.size(); ++i) {
            QString text = qs(shown.cells[i]);
            bool differs = false;
            for (const CellChange& change : shown.changes) {
                if (change.field != preview.mapping[i].field) continue;
                differs = true;
                text = tr("%1 → %2", "old and new value")
                           .arg(change.before.empty() ? u"—"_s : qs(change.before), qs(change.after));
            }
            put(static_cast<int>(i) + 3, text, differs ? Tone::accent : Tone::normal);
        }
        put(2,
            shown.reason ? qs(reasonText(*shown.reason, preview.report.kind, m_context.language(), true)) : QString(),
            Tone::risk);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    constexpr int kUsualWidth = 120;
    constexpr int kMostTitle = 280;
    for (int column = 3; column < m_table->columnCount(); ++column)  // wide enough for their titles
        m_table->setColumnWidth(
            column, std::clamp(m_table->horizontalHeader()->sectionSizeHint(column), kUsualWidth, kMostTitle));
    m_table->setColumnWidth(0, 60);
    m_table->setColumnWidth(1, 84);
    m_table->setColumnWidth(2, 220);
    const bool reasons = std::any_of(preview.rows.begin(), preview.rows.end(),
                                     [](const PreviewRow& row) { return row.reason.has_value(); });
    m_table->setColumnHidden(2, !reasons);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

}  // namespace meike::ui
