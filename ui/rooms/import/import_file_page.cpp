// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>

#include "app/templates.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/file_choice.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPreviewRows = 12;
constexpr int kColumnWidth = 120;

/// What the worker found: the table, or why there is none.
struct Opened {
    std::shared_ptr<TableSource> source;
    std::optional<Error> failed;
};

}  // namespace

ImportFilePage::ImportFilePage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_read(new LatestRead(context, this)),
      m_busy(nullptr),
      m_file(makeLabel({}, TextStyle::strong)),
      m_facts(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_encoding(new QComboBox),
      m_delimiter(new QComboBox),
      m_header(new QCheckBox(tr("The first row holds the names of the columns"))),
      m_top(new QWidget),
      m_options(new QWidget),
      m_empty(new EmptyState),
      m_table(new QTableWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);

    auto* choice = new QHBoxLayout(m_top);
    choice->setContentsMargins(0, 0, 0, 0);
    auto* another = new QPushButton(tr("Choose file..."));
    another->setIcon(icon(u"folder-open"_s));
    another->setAutoDefault(false);
    m_facts->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_file);
    texts->addWidget(m_facts);
    choice->addLayout(texts, 1);
    choice->addWidget(another, 0, Qt::AlignTop);
    m_top->hide();
    layout->addWidget(m_top);

    m_encoding->addItem(tr("Recognise encoding"));
    for (const Encoding each : {Encoding::utf8, Encoding::gb18030, Encoding::big5, Encoding::utf16le, Encoding::utf16be,
                                Encoding::windows1252}) {
        m_encoding->addItem(QString::fromLatin1(encodingName(each)).toUpper(), static_cast<int>(each));
    }
    m_encoding->setAccessibleName(tr("Encoding"));
    m_delimiter->addItem(tr("Recognise columns"));
    m_delimiter->addItem(tr("Comma"), u","_s);
    m_delimiter->addItem(tr("Semicolon"), u";"_s);
    m_delimiter->addItem(tr("Tab"), u"\t"_s);
    m_delimiter->addItem(tr("Bar"), u"|"_s);
    m_delimiter->addItem(tr("Blanks"), QString(QChar::fromLatin1(kWhitespaceDelimiter)));
    m_delimiter->setAccessibleName(tr("What separates the columns"));
    auto* options = new QHBoxLayout(m_options);
    options->setContentsMargins(0, 0, 0, 0);
    options->addWidget(m_encoding);
    options->addWidget(m_delimiter);
    options->addWidget(m_header);
    options->addStretch();
    m_options->hide();
    layout->addWidget(m_options);

    styleTable(m_table);
    m_table->setProperty("framed", true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setAccessibleName(tr("First rows of the file"));
    m_table->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    m_table->hide();
    layout->addWidget(m_table, 1);
    m_empty->setContent(u"file-spreadsheet"_s, tr("Drop a table here"),
                        tr("CSV, TSV and text with blanks between the columns are read. Nothing is written before you "
                           "have seen what would "
                           "happen."));
    m_empty->addAction(
        tr("Choose file..."), [this] { choose(); }, true);
    m_templates = m_empty->addAction(tr("Blank templates"), [this] { showTemplates(); });
    m_templates->setIcon(icon(u"file-down"_s));
    m_templates->setAutoDefault(false);
    layout->addWidget(m_empty, 1);
    m_busy = new BusyOverlay(this);

    connect(another, &QPushButton::clicked, this, &ImportFilePage::choose);
    const auto again = [this] {
        if (!m_showing) load();
    };
    connect(m_encoding, &QComboBox::currentIndexChanged, this, again);
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, again);
    connect(m_header, &QCheckBox::toggled, this, again);
}

void ImportFilePage::choose() {
    chooseFileToOpen(m_context, this, tr("Import a table"), tr("Tables (*.csv *.tsv *.txt *.tab);;All files (*)"),
                     [this](const QString& path) { setFile(path); });
}

void ImportFilePage::say(const QString& headline, const QString& text, bool wrong) {
    m_top->show();
    m_file->setText(headline);
    m_facts->setText(text);
    setTone(m_facts, wrong ? Tone::risk : Tone::secondary);
}

void ImportFilePage::setFile(const QString& path) {
    m_state.plan.file = u8Path(path);
    m_state.plan.source = {};
    m_showing = true;
    m_encoding->setCurrentIndex(0);
    m_delimiter->setCurrentIndex(0);
    m_showing = false;
    load();
}

void ImportFilePage::load() {
    TableOptions& options = m_state.plan.source;
    const bool sameFile = m_state.source != nullptr;
    options.encoding.reset();
    options.delimiter.reset();
    if (m_encoding->currentIndex() > 0) options.encoding = static_cast<Encoding>(m_encoding->currentData().toInt());
    if (m_delimiter->currentIndex() > 0) options.delimiter = m_delimiter->currentData().toString().at(0).toLatin1();
    if (sameFile && sender() == m_header) options.header = m_header->isChecked();
    m_busy->start([] { return tr("Reading the file"); });
    m_read->ask(
        [file = m_state.plan.file, options](Database&, const std::stop_token&) {
            auto opened = std::make_shared<Opened>();
            auto source = TableSource::open(file, options);
            if (source)
                opened->source = std::move(*source);
            else
                opened->failed = source.error();
            return std::shared_ptr<const Opened>(opened);
        },
        [this](const std::shared_ptr<const Opened>& answer) {
            m_busy->stop();
            const auto opened = answer;
            showSource(opened->source, opened->failed ? errorText(*opened->failed) : QString());
        });
}

void ImportFilePage::showSource(const std::shared_ptr<TableSource>& source, const QString& problem) {
    m_state.source = source;
    const QString name = QFileInfo(qsPath(m_state.plan.file)).fileName();
    m_options->setVisible(source != nullptr);
    m_table->setVisible(source != nullptr);
    m_empty->setVisible(source == nullptr);
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    if (!source) {
        say(name, problem, true);
        emit loaded();
        return;
    }
    QString facts = tr("About %1 rows, %2 columns, %3")
                        .arg(count(source->estimatedRows()), count(static_cast<std::int64_t>(source->columnCount())),
                             QString::fromLatin1(encodingName(source->encoding())).toUpper());
    const bool misread = source->decodeProblemCount() > 0;
    if (misread) {
        facts += u"\n"_s + tr("%n places do not fit this encoding: choose another one.", nullptr,
                              static_cast<int>(std::min<std::uint64_t>(source->decodeProblemCount(), 1'000'000)));
    }
    say(name, facts, misread);
    m_showing = true;
    m_header->setChecked(source->hasHeader());
    m_showing = false;

    QStringList headers;
    for (const std::string& header : source->headers()) headers << qs(header);
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto rows = source->preview(kPreviewRows);
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QString text = qs(rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
            m_table->setItem(row, column, new QTableWidgetItem(text));
            m_table->item(row, column)->setToolTip(text);
        }
    }
    emit loaded();
}

void ImportFilePage::showTemplates() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Kind kind : importableKinds()) {
        menu->addAction(tr("%1...", "save a blank template of this kind").arg(m_context.text(kindRow(kind).many)), this,
                        [this, kind] {
                            const Language language = m_context.language();
                            chooseFileToSave(m_context, this, tr("Save blank template"),
                                             qs(templateFileName(kind, language)), tr("CSV tables (*.csv)"),
                                             [this, kind, language](const QString& path) {
                                                 try {
                                                     writeTemplate(u8Path(path), ImportKind(m_context.reader(), kind),
                                                                   language, true);
                                                     say(tr("Template saved"), path);
                                                 } catch (...) {
                                                     say(tr("Template not saved"), errorText(currentError()), true);
                                                 }
                                             });
                        });
    }
    menu->popup(m_templates->mapToGlobal(QPoint(0, m_templates->height())));
}

}  // namespace meike::ui
