// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>

#include "app/templates.h"
#include "ui/app/error_text.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/progress.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/exchange/file_choice.h"
#include "ui/exchange/import_pages.h"
#include "ui/theme/icons.h"

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
      m_file(makeLabel(tr("No file chosen"), TextStyle::strong)),
      m_facts(makeLabel(tr("Drop a table here, or choose one. CSV, TSV and text with blanks between the columns are read."), TextStyle::body,
                        Tone::secondary)),
      m_encoding(new QComboBox),
      m_delimiter(new QComboBox),
      m_header(new QCheckBox(tr("The first row holds the names of the columns"))),
      m_options(new QWidget),
      m_table(new QTableWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);

    auto* choice = new QHBoxLayout;
    auto* choose = new QPushButton(tr("Choose file..."));
    choose->setObjectName(u"chooseFileButton"_s);
    choose->setIcon(icon(u"folder-open"_s));
    auto* templates = new QPushButton(tr("Blank templates"));
    templates->setIcon(icon(u"file-down"_s));
    setFlat(templates);
    templates->setAutoDefault(false);
    choose->setAutoDefault(false);
    m_facts->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_file);
    texts->addWidget(m_facts);
    choice->addLayout(texts, 1);
    choice->addWidget(templates, 0, Qt::AlignTop);
    choice->addWidget(choose, 0, Qt::AlignTop);
    layout->addLayout(choice);

    m_encoding->addItem(tr("Recognise encoding"));
    for (const Encoding each : {Encoding::utf8, Encoding::gb18030, Encoding::big5, Encoding::utf16le, Encoding::utf16be, Encoding::windows1252}) {
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
    layout->addWidget(m_table, 1);
    m_busy = new BusyOverlay(this);

    connect(choose, &QPushButton::clicked, this, [this] {
        chooseFileToOpen(m_context, this, tr("Import a table"), tr("Tables (*.csv *.tsv *.txt *.tab);;All files (*)"),
                         [this](const QString& path) { setFile(path); });
    });
    connect(templates, &QPushButton::clicked, this, [this, templates] { showTemplates(templates); });
    const auto again = [this] {
        if (!m_showing) load();
    };
    connect(m_encoding, &QComboBox::currentIndexChanged, this, again);
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, again);
    connect(m_header, &QCheckBox::toggled, this, again);
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
        [file = m_state.plan.file, options](Database&, const std::stop_token&) -> std::any {
            auto opened = std::make_shared<Opened>();
            auto source = TableSource::open(file, options);
            if (source) opened->source = std::move(*source);
            else opened->failed = source.error();
            return std::shared_ptr<const Opened>(opened);
        },
        [this](const std::any& answer) {
            m_busy->stop();
            const auto opened = std::any_cast<std::shared_ptr<const Opened>>(answer);
            show(opened->source, opened->failed ? errorText(*opened->failed) : QString());
        });
}

void ImportFilePage::show(const std::shared_ptr<TableSource>& source, const QString& problem) {
    m_state.source = source;
    m_file->setText(QFileInfo(qsPath(m_state.plan.file)).fileName());
    m_options->setVisible(source != nullptr);
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    setTone(m_facts, problem.isEmpty() ? Tone::secondary : Tone::risk);
    if (!source) {
        m_facts->setText(problem);
        emit loaded();
        return;
    }
    QString facts = tr("About %1 rows, %2 columns, %3")
                        .arg(count(source->estimatedRows()), count(static_cast<std::int64_t>(source->columnCount())),
                             QString::fromLatin1(encodingName(source->encoding())).toUpper());
    if (source->decodeProblemCount() > 0) {
        setTone(m_facts, Tone::risk);
        facts += u". "_s + tr("%n places do not fit this encoding: choose another one.", nullptr,
                              static_cast<int>(std::min<std::uint64_t>(source->decodeProblemCount(), 1'000'000)));
    }
    m_facts->setText(facts);
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

void ImportFilePage::showTemplates(QPushButton* button) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Kind kind : importableKinds()) {
        menu->addAction(tr("%1...", "save a blank template of this kind").arg(m_context.text(kindRow(kind).many)), this, [this, kind] {
            const Language language = m_context.language();
            chooseFileToSave(m_context, this, tr("Save blank template"), qs(templateFileName(kind, language)), tr("CSV tables (*.csv)"),
                             [this, kind, language](const QString& path) {
                                 try {
                                     writeTemplate(u8Path(path), kind, language, true);
                                     m_file->setText(tr("Template saved"));
                                     m_facts->setText(path);
                                 } catch (...) {
                                     m_facts->setText(errorText(currentError()));
                                     setTone(m_facts, Tone::risk);
                                 }
                             });
        });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

}  // namespace meike::ui
