// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/welcome/welcome_page.h"

#include <QAbstractButton>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "storage/workspace.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kColumnWidth = 560;
constexpr int kWayHeight = 76;
constexpr int kRecentHeight = 40;
constexpr int kLogo = 56;

/// One way to begin, or one workspace of last time: icon, headline, a line below, the whole of it a button.
class WayButton : public QAbstractButton {
public:
    WayButton(const QString& iconName, const QString& headline, const QString& text, bool large, QWidget* parent)
        : QAbstractButton(parent), m_icon(iconName), m_text(text), m_large(large) {
        setText(headline);
        setAccessibleName(headline);
        setAccessibleDescription(text);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(large ? kWayHeight : kRecentHeight);
    }
    QSize sizeHint() const override { return {kColumnWidth, height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Colors& c = colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool hot = underMouse() || isDown();
        painter.setPen(m_large ? QPen(hot ? c.borderStrong : c.border, 1) : QPen(Qt::NoPen));
        painter.setBrush(hot ? mixed(c.hover, c.surface, 1) : m_large ? QBrush(c.surface) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        const int iconSize = m_large ? 24 : kIconSize;
        const int left = m_large ? space::kPage : space::kUnit;
        painter.drawPixmap(left, (height() - iconSize) / 2,
                           iconPixmap(m_icon, iconSize, m_large ? c.accent : c.secondary, devicePixelRatioF()));
        const int textLeft = left + iconSize + (m_large ? space::kPage : space::kWide);
        const int width = this->width() - textLeft - space::kDouble;
        if (m_large) {
            painter.setFont(textFont(TextStyle::strong));
            painter.setPen(c.text);
            const int half = height() / 2;
            painter.drawText(QRect(textLeft, half - 26, width, 24), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text(), Qt::ElideRight, width));
            painter.setFont(textFont(TextStyle::body));
            painter.setPen(c.secondary);
            painter.drawText(QRect(textLeft, half + 1, width, 24), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width));
        } else {
            painter.setPen(c.text);
            const int nameWidth = std::min(width / 2, painter.fontMetrics().horizontalAdvance(text()));
            painter.drawText(QRect(textLeft, 0, nameWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text(), Qt::ElideRight, nameWidth + 2));
            painter.setPen(c.secondary);
            const int rest = width - nameWidth - space::kDouble;
            painter.drawText(QRect(textLeft + nameWidth + space::kDouble, 0, rest, height()),
                             Qt::AlignRight | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(m_text, Qt::ElideMiddle, rest));
        }
        if (hasFocus()) drawFocusRing(painter, rect());
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QString m_icon;
    QString m_text;
    bool m_large;
};

}  // namespace

WelcomePage::WelcomePage(AppContext& context, QWidget* parent) : Page(context, Frame::none, parent) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    content()->addWidget(scroll);
    auto* middle = new QWidget;
    m_column = new QVBoxLayout(middle);
    m_column->setContentsMargins(space::kTriple, space::kTriple, space::kTriple, space::kTriple);
    scroll->setWidget(middle);
    rebuild();
}

void WelcomePage::rebuild() {
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
        while (QLayoutItem* item = m_column->takeAt(0)) delete item;
    }
    m_content = new QWidget;
    m_content->setMaximumWidth(kColumnWidth);
    m_content->setMinimumWidth(std::min(kColumnWidth, 400));
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kWide);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::kDouble);
    auto* logo = new QLabel;
    logo->setPixmap(appIcon().pixmap(QSize(kLogo, kLogo), devicePixelRatioF()));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Meike"), TextStyle::figure));
    auto* claim = makeLabel(tr("Who are our clients, what is each worth, and what should we do next?"), TextStyle::body,
                            Tone::secondary);
    claim->setWordWrap(true);
    words->addWidget(claim);
    head->addWidget(logo);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(space::kUnit);

    const auto way = [&](const QString& name, const QString& iconName, const QString& headline, const QString& text,
                         auto go) {
        auto* button = new WayButton(iconName, headline, text, true, m_content);
        button->setObjectName(name);
        connect(button, &QAbstractButton::clicked, this, go);
        column->addWidget(button);
        return button;
    };
    way(u"openDemoButton"_s, u"book-open-check"_s, tr("Open the demo agency"),
        tr("400 clients and three years of business to look around in; kept in a file of its own"),
        [this] { m_context.runAction(u"workspace.demo"_s); });
    way(u"importFirstButton"_s, u"file-spreadsheet"_s, tr("Import my client list..."),
        tr("From an Excel, ODS or CSV file; nothing leaves this computer"),
        [this] { m_context.beginWith(u"file.import"_s); });
    way(u"firstClientButton"_s, u"user-plus"_s, tr("Add the first client..."),
        tr("Begin with an empty workspace and fill it by hand"), [this] { m_context.beginWith(u"client.new"_s); });

    const QStringList recent = m_context.settings().recentWorkspaces();
    if (!recent.isEmpty()) {
        column->addSpacing(space::kUnit);
        column->addWidget(makeLabel(tr("Recent workspaces"), TextStyle::small, Tone::secondary));
        auto* list = new QVBoxLayout;
        list->setSpacing(0);
        for (const QString& path : recent) {
            const QFileInfo file(path);
            QString folder = QDir::toNativeSeparators(file.path());
            if (folder.startsWith(QDir::homePath())) folder = u"~"_s + folder.mid(QDir::homePath().size());
            auto* button = new WayButton(u"database"_s, file.completeBaseName(), folder, false, m_content);
            button->setObjectName(u"recentButton"_s);
            button->setToolTip(QDir::toNativeSeparators(path));
            connect(button, &QAbstractButton::clicked, this, [this, path] { m_context.openWorkspace(path); });
            list->addWidget(button);
        }
        column->addLayout(list);
    }
    auto* bottom = new QHBoxLayout;
    auto* other = new QPushButton(tr("Open another workspace..."));
    other->setObjectName(u"openOtherButton"_s);
    other->setIcon(icon(u"folder-open"_s));
    connect(other, &QPushButton::clicked, this, [this] { m_context.runAction(u"workspace.open"_s); });
    bottom->addWidget(other);
    bottom->addStretch(1);
    // In the language it leads to: whoever needs it cannot read the other.
    const bool zh = m_context.language() == Language::zh;
    auto* language = new QPushButton(zh ? u"English"_s : u"中文"_s);
    language->setObjectName(u"languageButton"_s);
    setFlat(language);
    connect(language, &QPushButton::clicked, this,
            [this, zh] { m_context.setLanguage(zh ? Language::en : Language::zh); });
    bottom->addWidget(language);
    column->addSpacing(space::kUnit);
    column->addLayout(bottom);
    auto* promise =
        makeLabel(tr("Your data stays in one file on this computer. Meike has no network access and no telemetry."),
                  TextStyle::small, Tone::secondary);
    promise->setWordWrap(true);
    column->addWidget(promise);

    m_column->addStretch(2);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(m_content, 10);
    centred->addStretch(1);
    m_column->addLayout(centred);
    m_column->addStretch(3);
}

void WelcomePage::showEvent(QShowEvent* event) {
    rebuild();
    Page::showEvent(event);
}

void WelcomePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down)
        focusNextPrevChild(true);
    else if (event->key() == Qt::Key_Up)
        focusNextPrevChild(false);
    else
        Page::keyPressEvent(event);
}

}  // namespace meike::ui
